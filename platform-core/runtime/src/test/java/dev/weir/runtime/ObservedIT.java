package dev.weir.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.acme.orders.OrdersApplication;
import dev.weir.testkit.OnEachBroker;
import dev.weir.testkit.TestBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a connector tells about itself, by the same names on both brokers. */
@OnEachBroker
class ObservedIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestBroker broker;
    private final Rig rig;
    private Path state;
    private Actuator actuator;

    @TempDir
    private Path folder;

    ObservedIT(TestBroker broker) {
        this.broker = broker;
        this.rig = new Rig(broker, OrdersApplication.class);
        OrdersApplication.CALLS.clear();
    }

    @BeforeEach
    void start() throws IOException {
        state = Files.writeString(folder.resolve("state"), "Running\n");
        rig.wiring().with("weir.state-file", state.toString()).with("weir.connector", "orders");
        actuator = Actuator.of(rig.start(folder));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void countsUnderTheSameNamesOnBothBrokersWhatHappened() {
        work();

        // the calls take as long as they take
        Map<String, Double> metrics = new TreeMap<>(actuator.metrics());
        metrics.keySet().removeIf(it -> it.startsWith("messaging_process_duration_seconds_sum"));
        String all = "weir_integration=\"test/group\"";
        String input = "{messaging_consumer_group_name=\"group\","
                + place(rig.wiring().names().destination()) + all;
        String output = "{" + place(rig.wiring().output()) + all + "}";
        assertThat(metrics)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        // two at once forwarded, one after two retries, one filtered, one rejected, one given up
                        Map.entry("messaging_client_consumed_messages_total" + input + "}", 10.0),
                        Map.entry("messaging_process_duration_seconds_count" + input + "}", 10.0),
                        Map.entry("messaging_client_sent_messages_total" + output, 3.0),
                        Map.entry("weir_messages_total" + outcome(input, "forwarded"), 3.0),
                        Map.entry("weir_messages_total" + outcome(input, "consumed"), 0.0),
                        Map.entry("weir_messages_total" + outcome(input, "filtered"), 1.0),
                        Map.entry("weir_messages_total" + outcome(input, "retried"), 4.0),
                        Map.entry("weir_messages_total" + outcome(input, "dead"), 2.0),
                        Map.entry("weir_messages_total" + outcome(input, "returned"), 0.0),
                        Map.entry("weir_call_timeouts_total" + input + "}", 0.0),
                        Map.entry("weir_outputs_discarded_total" + input + "}", 0.0),
                        Map.entry("weir_in_flight" + input + "}", 0.0),
                        Map.entry("weir_lag" + input + "}", 0.0),
                        Map.entry("weir_trouble{" + all + "}", 0.0),
                        Map.entry("weir_paused{" + all + "}", 0.0)));
    }

    @Test
    void showsAnAccountThatBalances() {
        work();

        JsonNode shown = actuator.json("weir");

        assertThat(shown.path("integration").asString()).isEqualTo("test/group");
        assertThat(shown.path("connector").asString()).isEqualTo("orders");
        assertThat(shown.path("state").asString()).isEqualTo("Running");
        assertThat(shown.path("trouble").isNull()).isTrue();
        assertThat(shown.path("input").path("system").asString()).isEqualTo(broker.kind());
        assertThat(shown.path("input").path("group").asString()).isEqualTo("group");
        assertThat(shown.path("input").path("lag").asLong()).isZero();
        assertThat(shown.path("output").path("destination").asString())
                .isEqualTo(rig.wiring().output());
        JsonNode counts = shown.path("counts");
        long ended = Stream.of("forwarded", "consumed", "filtered", "retried", "dead", "returned")
                .mapToLong(outcome -> counts.path(outcome).asLong())
                .sum();
        assertThat(counts.path("delivered").asLong())
                .isEqualTo(ended + shown.path("input").path("inFlight").asLong())
                .isEqualTo(10);
    }

    @Test
    void isReadyWhileItIsPausedAndSaysThatItIs() throws IOException {
        await().atMost(PATIENCE).until(() -> actuator.get("health/readiness").statusCode() == 200);

        Files.writeString(state, "Paused\n");

        await().atMost(PATIENCE)
                .until(() -> actuator.json("weir").path("state").asString().equals("Paused"));
        assertThat(actuator.metrics()).containsEntry("weir_paused{weir_integration=\"test/group\"}", 1.0);
        assertThat(actuator.get("health/readiness").statusCode()).isEqualTo(200);
        assertThat(actuator.get("health/liveness").statusCode()).isEqualTo(200);
    }

    @Test
    void saysWhyNothingFlowsAndIsAliveAndNotReady() {
        Destinations.remove(broker, rig.wiring().output());

        rig.publish(List.of(DeliveryIT.order("o1", "sku")));

        await().atMost(PATIENCE).until(() -> actuator.get("health/readiness").statusCode() == 503);
        assertThat(actuator.json("weir").path("trouble").asString())
                .contains(rig.wiring().output());
        assertThat(actuator.json("health/readiness").toString())
                .contains("\"reason\"", rig.wiring().output());
        assertThat(actuator.metrics()).containsEntry("weir_trouble{weir_integration=\"test/group\"}", 1.0);
        assertThat(actuator.get("health/liveness").statusCode()).isEqualTo(200);
    }

    @Test
    void exposesNothingThatChangesOrRevealsMoreThanItsState() {
        for (String endpoint : List.of("bindings", "env", "configprops", "heapdump", "shutdown", "loggers", "beans")) {
            assertThat(actuator.get(endpoint).statusCode()).as(endpoint).isEqualTo(404);
        }
    }

    private void work() {
        rig.publish(List.of(
                DeliveryIT.order("first", "sku"),
                DeliveryIT.order("second", "sku"),
                DeliveryIT.order("flaky", "fails-twice"),
                DeliveryIT.order("unwanted", "filter"),
                DeliveryIT.order("bad", "reject"),
                DeliveryIT.order("hopeless", "always-fails")));
        await().atMost(PATIENCE).until(() -> {
            JsonNode shown = actuator.json("weir");
            return shown.path("counts").path("delivered").asLong() == 10
                    && shown.path("input").path("inFlight").asLong() == 0
                    && shown.path("input").path("lag").asLong() == 0;
        });
    }

    private String place(String destination) {
        return "messaging_destination_name=\"" + destination + "\",messaging_system=\"" + broker.kind() + "\",";
    }

    private static String outcome(String input, String outcome) {
        return input.replace("weir_integration", "outcome=\"" + outcome + "\",weir_integration") + "}";
    }
}
