package dev.weir.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.acme.orders.OrdersApplication;
import dev.weir.testkit.OnEachBroker;
import dev.weir.testkit.TestBroker;
import dev.weir.testkit.client.Collected;
import dev.weir.testkit.client.TestMessage;
import dev.weir.wire.Headers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnEachBroker
class DeliveryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Rig rig;
    private final Collected outputs;

    @TempDir
    private Path folder;

    DeliveryIT(TestBroker broker) {
        rig = new Rig(broker, OrdersApplication.class);
        outputs = rig.outputs();
    }

    @BeforeEach
    void start() {
        OrdersApplication.CALLS.clear();
        rig.start(folder);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void deliversEveryMessageOnceWithItsKeyHeadersAndIdentity() {
        publish(IntStream.range(0, 2000)
                .mapToObj(i -> order("o" + i, "sku").withKey("k" + i % 7).with("tenant", "acme"))
                .toList());

        await().atMost(PATIENCE).until(() -> outputs.size() >= 2000);

        assertThat(outputs.messages().stream().map(TestMessage::text).distinct())
                .hasSize(2000);
        assertThat(outputs.messages()).hasSize(2000).allSatisfy(message -> {
            assertThat(message.key()).startsWith("k");
            assertThat(message.header("tenant")).isEqualTo("acme");
            assertThat(message.header(Headers.ID)).hasSize(32);
            assertThat(message.header(Headers.CAUSE)).isNotEmpty().isEqualTo(message.header(Headers.ROOT));
        });
    }

    @Test
    void deadLettersARejectedMessageAtOnceAndLetsTheOthersPass() {
        publish(List.of(order("bad", "reject"), order("good", "sku")));
        Collected letters = rig.letters();

        outputs.await(1, PATIENCE);
        letters.await(1, PATIENCE);

        TestMessage letter = letters.messages().getFirst();
        assertThat(letter.text()).contains("\"bad\"");
        assertThat(letter.header(Headers.ATTEMPTS)).isEqualTo("1");
        assertThat(letter.header(Headers.ERROR_TYPE)).isEqualTo(RejectMessage.class.getName());
        assertThat(letter.header(Headers.ERROR_MESSAGE)).isEqualTo("sku is not sold");
        assertThat(letter.header(Headers.FINGERPRINT)).hasSize(8);
        letters.close();
    }

    @Test
    void triesAFailedMessageAgainUntilItSucceedsAndKeepsItsKey() {
        publish(List.of(order("flaky", "fails-twice").withKey("k1")));

        outputs.await(1, PATIENCE);

        assertThat(OrdersApplication.CALLS.get("flaky")).hasValue(3);
        assertThat(outputs.messages().getFirst().key()).isEqualTo("k1");
    }

    @Test
    void deadLettersAMessageAfterExactlyTheConfiguredAttempts() {
        publish(List.of(order("hopeless", "always-fails")));
        Collected letters = rig.letters();

        letters.await(1, PATIENCE);

        assertThat(OrdersApplication.CALLS.get("hopeless")).hasValue(3);
        assertThat(letters.messages().getFirst().header(Headers.ATTEMPTS)).isEqualTo("3");
        letters.close();
    }

    private void publish(List<TestMessage> messages) {
        rig.publish(messages);
    }

    static TestMessage order(String id, String sku) {
        return TestMessage.of("{\"id\":\"" + id + "\",\"quantity\":2,\"sku\":\"" + sku + "\"}");
    }
}
