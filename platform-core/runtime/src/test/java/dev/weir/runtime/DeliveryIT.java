package dev.weir.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.acme.orders.OrdersApplication;
import dev.weir.testkit.OnEachBroker;
import dev.weir.testkit.TestBroker;
import dev.weir.testkit.client.Collected;
import dev.weir.testkit.client.MessageClient;
import dev.weir.testkit.client.TestMessage;
import dev.weir.wire.Headers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

@OnEachBroker
class DeliveryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Wiring wiring;
    private final MessageClient client;
    private final Collected outputs;

    @TempDir
    private Path folder;

    private ConfigurableApplicationContext connector;

    DeliveryIT(TestBroker broker) {
        wiring = new Wiring(broker, "orders-" + run, "pricing", "priced-" + run);
        client = MessageClient.of(broker);
        client.declare(wiring.names().destination(), 2);
        client.declare(wiring.output(), 2);
        outputs = client.collect(wiring.output());
    }

    @BeforeEach
    void start() {
        OrdersApplication.CALLS.clear();
        connector =
                SpringApplication.run(OrdersApplication.class, "--spring.config.location=file:" + wiring.write(folder));
    }

    @AfterEach
    void stop() {
        connector.close();
        outputs.close();
        client.close();
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
        Collected letters = client.drain(wiring.names().deadLetters());

        await().atMost(PATIENCE).until(() -> outputs.size() == 1 && letters.size() == 1);

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

        await().atMost(PATIENCE).until(() -> outputs.size() == 1);

        assertThat(OrdersApplication.CALLS.get("flaky")).hasValue(3);
        assertThat(outputs.messages().getFirst().key()).isEqualTo("k1");
    }

    @Test
    void deadLettersAMessageAfterExactlyTheConfiguredAttempts() {
        publish(List.of(order("hopeless", "always-fails")));
        Collected letters = client.drain(wiring.names().deadLetters());

        await().atMost(PATIENCE).until(() -> letters.size() == 1);

        assertThat(OrdersApplication.CALLS.get("hopeless")).hasValue(3);
        assertThat(letters.messages().getFirst().header(Headers.ATTEMPTS)).isEqualTo("3");
        letters.close();
    }

    private void publish(List<TestMessage> messages) {
        client.publish(wiring.names().destination(), messages);
    }

    static TestMessage order(String id, String sku) {
        return TestMessage.of("{\"id\":\"" + id + "\",\"quantity\":2,\"sku\":\"" + sku + "\"}");
    }
}
