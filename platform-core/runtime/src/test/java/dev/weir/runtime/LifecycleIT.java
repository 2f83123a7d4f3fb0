package dev.weir.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.acme.orders.OrdersApplication;
import dev.weir.runtime.observe.ConnectorView;
import dev.weir.testkit.OnEachBroker;
import dev.weir.testkit.TestBroker;
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

/** Start and pause. */
@OnEachBroker
class LifecycleIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private final Rig rig;

    @TempDir
    private Path folder;

    LifecycleIT(TestBroker broker) {
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
        rig.outputs().await(10, PATIENCE);

        Files.writeString(state, "Paused\n");
        await().atMost(PATIENCE).until(view::paused);
        rig.publish(orders(10, 20));
        assertThat(view.trouble()).isNull();

        Files.writeString(state, "Running\n");
        rig.outputs().await(20, PATIENCE);
        assertThat(rig.outputs().texts()).doesNotHaveDuplicates();
    }

    private static List<TestMessage> orders(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> DeliveryIT.order("o" + i, "sku").withKey("k" + i % 9))
                .toList();
    }
}
