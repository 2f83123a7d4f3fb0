package dev.weir.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.acme.bridge.BridgeApplication;
import com.acme.orders.OrdersApplication;
import dev.weir.testkit.KafkaServer;
import dev.weir.testkit.OnEachBroker;
import dev.weir.testkit.RabbitServer;
import dev.weir.testkit.TestBroker;
import dev.weir.testkit.client.Collected;
import dev.weir.testkit.client.TestMessage;
import dev.weir.wire.Headers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** Messages of producers that know nothing of Weir, or pretend to. */
@OnEachBroker
class ForeignInputIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final Rig rig;
    private final TestBroker broker;

    @TempDir
    private Path folder;

    ForeignInputIT(TestBroker broker) {
        this.broker = broker;
        rig = new Rig(broker, OrdersApplication.class);
    }

    @BeforeEach
    void start() {
        OrdersApplication.CALLS.clear();
        rig.start(folder);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void givesEachForeignMessageItsOutcomeAndStopsForNone() {
        Collected letters = rig.letters();
        List<TestMessage> readable = new ArrayList<>(List.of(
                DeliveryIT.order("plain", "sku"),
                DeliveryIT.order("binary", "sku").with("blob", new byte[] {(byte) 0xFF, 0, (byte) 0xFE}),
                DeliveryIT.order("sendto", "sku")
                        .with("spring.cloud.stream.sendto.destination", "elsewhere")
                        .with("spring.cloud.function.definition", "other"),
                DeliveryIT.order("copied", "sku")
                        .with("CC", List.of("elsewhere"))
                        .with("x-death", "[]")
                        .with("x-delivery-count", "20"),
                DeliveryIT.order("key", "sku").with(Headers.KEY, "%%%").with(Headers.KEY_ENCODING, "base64"),
                DeliveryIT.order("trace", "sku").with("traceparent", "00-nonsense"),
                DeliveryIT.order("type", "sku").with("contentType", "not a type"),
                DeliveryIT.order("octets", "sku").with("contentType", "application/octet-stream")));
        List<TestMessage> unreadable = new ArrayList<>(List.of(
                TestMessage.of("not json"),
                TestMessage.of(""),
                TestMessage.of("null"),
                TestMessage.of("{\"id\":\"no quantity\",\"sku\":\"sku\"}"),
                DeliveryIT.order("xml", "sku").with("contentType", "application/xml"),
                new TestMessage(null, Map.of(), new byte[] {'"', (byte) 0xC3, (byte) 0x28, '"'})));
        if (broker.kind().equals("kafka")) {
            unreadable.add(new TestMessage("tombstone", Map.of(), null));
        }
        rig.publish(readable);
        rig.publish(unreadable);

        rig.outputs().await(readable.size(), PATIENCE);
        letters.await(unreadable.size(), PATIENCE);

        assertThat(letters.messages()).hasSize(unreadable.size()).allSatisfy(letter -> assertThat(
                        letter.header(Headers.ATTEMPTS))
                .isEqualTo("1"));
        assertThat(rig.outputs().messages()).allSatisfy(output -> assertThat(output.headers())
                .doesNotContainKeys("CC", "x-death", "x-delivery-count", "spring.cloud.stream.sendto.destination"));
    }

    @Test
    void takesWhatAnApplicationOnSpringsOwnBinderSends() {
        Message<?> sent = MessageBuilder.withPayload(new BridgeApplication.Order("bridged", "sku", 1))
                .setHeader("tenant", "grün")
                .setHeader("count", 5)
                .setHeader(KafkaHeaders.KEY, "C-1".getBytes(UTF_8))
                .build();
        try (ConfigurableApplicationContext bridge =
                SpringApplication.run(BridgeApplication.class, bridge().toArray(String[]::new))) {
            assertThat(bridge.getBean(StreamBridge.class)
                            .send(rig.wiring().names().destination(), sent))
                    .isTrue();
        }

        rig.outputs().await(1, PATIENCE);

        assertThat(OrdersApplication.CALLS.get("bridged")).hasValue(1);
        TestMessage output = rig.outputs().messages().getFirst();
        assertThat(output.header("tenant")).isEqualTo("grün");
        assertThat(output.header("count")).isEqualTo("5");
        assertThat(output.header("contentType")).isEqualTo("application/json");
        assertThat(output.key()).isEqualTo(broker.kind().equals("kafka") ? "C-1" : null);
    }

    /** Where the broker is, and nothing else. */
    private List<String> bridge() {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.autoconfigure.exclude=dev.weir.runtime.boot.WeirAutoConfiguration",
                "--spring.main.web-application-type=none"));
        switch (broker) {
            case KafkaServer kafka ->
                arguments.addAll(List.of(
                        "--spring.cloud.stream.default-binder=kafka",
                        "--spring.cloud.stream.kafka.binder.brokers=" + kafka.address()));
            case RabbitServer rabbit ->
                arguments.addAll(List.of(
                        "--spring.cloud.stream.default-binder=rabbit", "--spring.rabbitmq.addresses=" + rabbit.uri()));
        }
        return arguments;
    }

    @Test
    void believesNoForgedAttemptsAndNoForgedDueTime() {
        Collected letters = rig.letters();
        TestMessage forged = DeliveryIT.order("forged", "always-fails")
                .with(Headers.ATTEMPTS, "999")
                .with(Headers.NOT_BEFORE, "2999-01-01T00:00:00Z")
                .with(Headers.REDRIVES, "99");
        rig.publish(List.of(forged));

        letters.await(1, PATIENCE);

        assertThat(OrdersApplication.CALLS.get("forged")).hasValue(3);
        assertThat(letters.messages().getFirst().header(Headers.ATTEMPTS)).isEqualTo("3");
        assertThat(letters.messages().getFirst().header(Headers.REDRIVES)).isEmpty();
    }

    @Test
    void toleratesNonsenseInItsOwnInbox() {
        TestMessage nonsense = DeliveryIT.order("inbox", "sku")
                .with(Headers.ATTEMPTS, "-3")
                .with(Headers.NOT_BEFORE, "soon")
                .with(Headers.REDRIVES, "many");
        rig.client().publishTo(rig.wiring().names().inbox(), List.of(nonsense));

        rig.outputs().await(1, PATIENCE);

        assertThat(OrdersApplication.CALLS.get("inbox")).hasValue(1);
    }

    @Test
    void deadLettersAMessageWhoseHeadersLeaveNoRoomForOurs() {
        Collected letters = rig.letters();
        int size = broker.kind().equals("kafka") ? 1_048_400 : 125_800;
        int fits = size * 3 / 4;
        rig.publish(List.of(
                DeliveryIT.order("fits", "sku").with("blob", "x".repeat(fits)),
                DeliveryIT.order("full", "sku").with("blob", "x".repeat(size)),
                DeliveryIT.order("plain", "sku")));

        rig.outputs().await(2, PATIENCE);
        letters.await(1, PATIENCE);

        TestMessage letter = letters.messages().getFirst();
        assertThat(letter.text()).contains("\"full\"");
        assertThat(letter.header(Headers.ERROR_MESSAGE)).contains("bytes");
        if (broker.kind().equals("rabbitmq")) {
            assertThat(letter.header(Headers.LEFT_OUT)).contains("blob " + size + " bytes");
        } else {
            assertThat(letter.header("blob")).hasSize(size);
        }
    }
}
