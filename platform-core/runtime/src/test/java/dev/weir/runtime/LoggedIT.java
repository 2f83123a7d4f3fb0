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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a connector writes into its log. */
@OnEachBroker
class LoggedIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String BODY = "what-only-the-customer-knows";

    private final Rig rig;

    @TempDir
    private Path folder;

    LoggedIT(TestBroker broker) {
        this.rig = new Rig(broker, OrdersApplication.class);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void writesLinesThatNameMessageIntegrationAndTraceAndNeverTheBody() {
        try (SpanReceiver receiver = new SpanReceiver()) {
            rig.wiring().with("weir.tracing.endpoint", receiver.endpoint());
            List<JsonNode> lines = linesAfter(List.of(
                    traced(DeliveryIT.order(BODY, "reject"), "rejected"),
                    traced(DeliveryIT.order(BODY, "always-fails"), "hopeless"),
                    traced(TestMessage.of("{\"id\":" + BODY), "broken"),
                    traced(TestMessage.of("{\"id\":\"1\",\"quantity\":\"" + BODY + "\"}"), "mistyped"),
                    traced(DeliveryIT.order(BODY, "chatty"), "chatty")));

            for (String id : List.of("rejected", "hopeless", "broken", "mistyped")) {
                assertThat(lines)
                        .filteredOn(line -> line.path(Headers.ID).asString("").equals(id))
                        .filteredOn(line -> line.path("message").asString("").equals("message becomes a dead letter"))
                        .singleElement()
                        .satisfies(LoggedIT::saysWhose)
                        .satisfies(line ->
                                assertThat(line.path("error").asString()).isNotEmpty());
            }
            assertThat(lines)
                    .filteredOn(line -> line.path("message").asString("").equals("asking the price service"))
                    .singleElement()
                    .satisfies(LoggedIT::saysWhose)
                    .satisfies(
                            line -> assertThat(line.path(Headers.ID).asString()).isEqualTo("chatty"))
                    // the author's own keys stand beside ours
                    .satisfies(line -> assertThat(line.path("id").asString()).isEqualTo("order 7"));
        }
    }

    private List<JsonNode> linesAfter(List<TestMessage> messages) {
        try (var connector =
                new ConnectorProcess(OrdersApplication.class, rig.wiring().write(folder))) {
            await().atMost(PATIENCE).until(rig::reachesTheConnector);
            rig.publish(messages);
            Collected letters = rig.letters();
            letters.await(4, PATIENCE);
            rig.outputs().await(1, PATIENCE);
            connector.stop();
            assertThat(connector.log()).isNotEmpty().doesNotContain(BODY);
            return connector.log().lines().map(JsonMapper.shared()::readTree).toList();
        }
    }

    private static void saysWhose(JsonNode line) {
        assertThat(line.path("integration").asString()).isEqualTo("test/group");
        assertThat(line.path("traceId").asString()).isEqualTo(TRACE);
    }

    private static TestMessage traced(TestMessage message, String id) {
        return message.with(Headers.ID, id).with(Headers.TRACEPARENT, "00-" + TRACE + "-00f067aa0ba902b7-01");
    }
}
