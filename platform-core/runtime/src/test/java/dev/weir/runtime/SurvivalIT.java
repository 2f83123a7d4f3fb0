package dev.weir.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.acme.orders.OrdersApplication;
import dev.weir.testkit.OnEachBroker;
import dev.weir.testkit.TestBroker;
import dev.weir.testkit.client.Collected;
import dev.weir.testkit.client.MessageClient;
import dev.weir.testkit.client.TestMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills everything in turn and looks for every single message afterwards. */
@OnEachBroker(own = true)
class SurvivalIT {
    private static final int MESSAGES = 20_000;
    private static final int CHUNK = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final TestBroker broker;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Wiring wiring;

    @TempDir
    private Path folder;

    SurvivalIT(TestBroker broker) {
        this.broker = broker;
        this.wiring = new Wiring(broker, "orders-" + run, "pricing", "priced-" + run);
    }

    @Test
    void losesNoMessageWhenConnectorAndBrokerAreKilledUnderLoad() {
        try (MessageClient client = MessageClient.of(broker)) {
            client.declare(wiring.names().destination(), 3);
            client.declare(wiring.output(), 3);
            Collected outputs = client.collect(wiring.output());
            try (ConnectorProcess connector = new ConnectorProcess(OrdersApplication.class, wiring.write(folder))) {
                await().atMost(PATIENCE)
                        .until(() -> client.reaches(
                                wiring.names().destination(), wiring.names().group()));
                publishAll(client);
                for (int kill = 1; kill <= 4; kill++) {
                    reach(outputs, kill * MESSAGES / 10);
                    connector.kill();
                    connector.restart();
                }
                for (int kill = 5; kill <= 6; kill++) {
                    reach(outputs, kill * MESSAGES / 10);
                    broker.kill();
                    broker.restart();
                }
                Collected letters = client.drain(wiring.names().deadLetters());
                await().atMost(PATIENCE).until(() -> lost(outputs, letters).isEmpty());

                assertThat(lost(outputs, letters)).isEmpty();
                assertThat(connector.stop()).isIn(0, 143);
            }
        }
    }

    private void publishAll(MessageClient client) {
        for (int from = 0; from < MESSAGES; from += CHUNK) {
            client.publish(
                    wiring.names().destination(),
                    IntStream.range(from, from + CHUNK)
                            .mapToObj(SurvivalIT::message)
                            .toList());
        }
    }

    private static TestMessage message(int number) {
        String sku = number % 100 == 7 ? "reject" : number % 100 == 8 ? "fails-twice" : "sku";
        return DeliveryIT.order("o" + number, sku).withKey("k" + number % 50);
    }

    private static void reach(Collected outputs, int size) {
        await().atMost(PATIENCE).until(() -> outputs.size() >= size);
    }

    private static Set<String> lost(Collected outputs, Collected letters) {
        Set<String> missing =
                IntStream.range(0, MESSAGES).mapToObj(i -> "o" + i).collect(Collectors.toCollection(TreeSet::new));
        outputs.texts().forEach(text -> missing.remove(id(text)));
        letters.texts().forEach(text -> missing.remove(id(text)));
        return missing;
    }

    private static String id(String json) {
        int start = json.indexOf("\"id\":\"") + 6;
        return json.substring(start, json.indexOf('"', start));
    }
}
