package dev.weir.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.acme.orders.OrdersApplication;
import dev.weir.runtime.observe.ConnectorView;
import dev.weir.testkit.OnEachBroker;
import dev.weir.testkit.TestBroker;
import dev.weir.testkit.client.Collected;
import dev.weir.testkit.client.TestMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Start, pause, outage and stop. */
@OnEachBroker(own = true)
class LifecycleIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private final TestBroker broker;
    private final Rig rig;

    @TempDir
    private Path folder;

    LifecycleIT(TestBroker broker) {
        this.broker = broker;
        this.rig = new Rig(broker, OrdersApplication.class);
        OrdersApplication.CALLS.clear();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void pausesAndResumesAsTheStateFileSaysAndStartsPaused() throws IOException {
        Path state = Files.writeString(folder.resolve("state"), "Paused\n");
        rig.wiring().with("weir.state-file", state.toString());
        ConnectorView view = rig.start(folder).getBean(ConnectorView.class);
        rig.publish(orders(0, 10));
        await().atMost(PATIENCE).until(view::paused);
        assertThat(OrdersApplication.CALLS).isEmpty();

        Files.writeString(state, "Running\n");
        await().atMost(PATIENCE).until(() -> rig.outputs().size() == 10);

        Files.writeString(state, "Paused\n");
        await().atMost(PATIENCE).until(view::paused);
        rig.publish(orders(10, 20));
        assertThat(view.trouble()).isNull();

        Files.writeString(state, "Running\n");
        await().atMost(PATIENCE).until(() -> rig.outputs().size() == 20);
        assertThat(rig.outputs().texts()).doesNotHaveDuplicates();
    }

    @Test
    void waitsForALostBrokerSaysWhyAndDeadLettersNothing() {
        ConnectorView view = rig.start(folder).getBean(ConnectorView.class);
        Collected letters = rig.letters();
        rig.publish(orders(0, 2000));
        await().atMost(PATIENCE).until(() -> rig.outputs().size() > 0);

        broker.kill();
        broker.restart();
        await().atMost(PATIENCE).until(() -> distinct() == 2000);

        assertThat(letters.size()).isZero();
        await().atMost(PATIENCE).until(() -> view.trouble() == null && view.inFlight() == 0);
    }

    @Test
    void drainsOnSigtermWithoutLossAndWithoutDuplicates() {
        try (ConnectorProcess connector =
                new ConnectorProcess(OrdersApplication.class, rig.wiring().write(folder))) {
            await().atMost(PATIENCE).until(rig::reachesTheConnector);
            rig.publish(orders(0, 10_000));
            for (int stop = 1; stop <= 3; stop++) {
                int reached = stop * 2000;
                await().atMost(PATIENCE).until(() -> rig.outputs().size() >= reached);
                assertThat(connector.stop()).isIn(0, 143);
                connector.restart();
            }

            await().atMost(PATIENCE).until(() -> distinct() == 10_000);
            assertThat(rig.outputs().texts()).doesNotHaveDuplicates();
        }
    }

    private long distinct() {
        return rig.outputs().texts().stream().distinct().count();
    }

    private static List<TestMessage> orders(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> DeliveryIT.order("o" + i, "sku").withKey("k" + i % 9))
                .toList();
    }
}
