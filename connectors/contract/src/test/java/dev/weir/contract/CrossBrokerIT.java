package dev.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.conformance.launch.Launched;
import dev.weir.conformance.launch.Surroundings;
import dev.weir.testkit.KafkaServer;
import dev.weir.testkit.RabbitServer;
import dev.weir.testkit.TestBroker;
import dev.weir.testkit.client.Collected;
import dev.weir.testkit.client.MessageClient;
import dev.weir.testkit.client.TestMessage;
import dev.weir.wire.Headers;
import dev.weir.wire.PhysicalNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An input on one broker and an output on the other. */
class CrossBrokerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int ORDERS = 20;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final PhysicalNames names = new PhysicalNames("orders-" + run, "pricing");
    private final String output = "priced-" + run;

    @TempDir
    private Path folder;

    @Test
    void kafkaOrdersArePricedOnRabbitMq() {
        crosses(KafkaServer.shared(), RabbitServer.shared());
    }

    @Test
    void rabbitMqOrdersArePricedOnKafka() {
        crosses(RabbitServer.shared(), KafkaServer.shared());
    }

    private void crosses(TestBroker from, TestBroker to) {
        try (MessageClient input = MessageClient.of(from);
                MessageClient results = MessageClient.of(to)) {
            results.declare(output, 1);
            try (Collected priced = results.collect(output);
                    Launched connector = start(from, to)) {
                await().atMost(PATIENCE).until(() -> input.reaches(names.destination(), names.group()));
                input.publish(names.destination(), orders());

                try (Collected letters = input.drain(names.deadLetters())) {
                    await().atMost(PATIENCE).until(() -> priced.size() >= ORDERS && letters.size() >= 1);
                    assertThat(letters.messages()).singleElement().satisfies(CrossBrokerIT::saysWhy);
                }
                assertThat(priced.messages()).hasSize(ORDERS).allSatisfy(CrossBrokerIT::keptItsKeyAndHeaders);
                assertThat(priced.messages())
                        .extracting(it -> it.header(Headers.ID))
                        .doesNotHaveDuplicates();
                assertThat(connector.count("forwarded")).isEqualTo(ORDERS);
            }
        }
    }

    private Launched start(TestBroker from, TestBroker to) {
        Surroundings surroundings = Fleet.surroundings().broker("left", from).broker("right", to);
        return Launched.start(
                Fleet.application("order-pricing"),
                surroundings.plan("""
                apiVersion: weir.dev/v1alpha1
                kind: Integration
                metadata: {name: pricing, namespace: shop}
                spec:
                  connector: {name: order-pricing}
                  input: {destination: %s, group: %s, broker: {name: left}}
                  output: {destination: %s, broker: {name: right}}
                """.formatted(names.destination(), names.group(), output)),
                surroundings,
                folder);
    }

    private static List<TestMessage> orders() {
        return Stream.concat(
                        IntStream.range(0, ORDERS).mapToObj(i -> order("o-" + i, "EUR")),
                        Stream.of(order("foreign", "XTS")))
                .toList();
    }

    private static TestMessage order(String id, String currency) {
        return TestMessage.of("""
                        {"orderId": "%s", "customerId": "C-1", "currency": "%s", "placedAt": "2026-11-21T10:00:00Z",
                         "lines": [{"sku": "BOOK-0001", "quantity": 2}]}
                        """.formatted(id, currency))
                .withKey("key " + id)
                .with(Headers.ID, id)
                .with("tenant", "grün");
    }

    private static void keptItsKeyAndHeaders(TestMessage priced) {
        String order = priced.header(Headers.ROOT);
        assertThat(order).startsWith("o-");
        assertThat(priced.text()).contains("\"orderId\":\"" + order + "\"", "\"total\":");
        assertThat(priced.key()).isEqualTo("key " + order);
        assertThat(priced.header("tenant")).isEqualTo("grün");
    }

    private static void saysWhy(TestMessage letter) {
        assertThat(letter.header(Headers.ID)).isEqualTo("foreign");
        assertThat(letter.header(Headers.KEY)).isEqualTo("key foreign");
        assertThat(letter.header("tenant")).isEqualTo("grün");
        assertThat(letter.header(Headers.ERROR_MESSAGE)).contains("XTS");
        assertThat(letter.header(Headers.ATTEMPTS)).isEqualTo("1");
    }
}
