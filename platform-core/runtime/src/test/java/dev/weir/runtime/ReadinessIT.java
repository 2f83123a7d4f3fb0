package dev.weir.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.acme.orders.OrdersApplication;
import dev.weir.testkit.OnEachBroker;
import dev.weir.testkit.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connector that has nothing to do, and no broker. */
@OnEachBroker(own = true)
class ReadinessIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final TestBroker broker;
    private final Rig rig;

    @TempDir
    private Path folder;

    ReadinessIT(TestBroker broker) {
        this.broker = broker;
        this.rig = new Rig(broker, OrdersApplication.class);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void isNotReadyWhileNobodyCanDeliverToItAndComesBackByItself() {
        Actuator actuator = Actuator.of(rig.start(folder));
        await().atMost(PATIENCE).until(() -> ready(actuator));

        broker.kill();
        await().atMost(PATIENCE).until(() -> !ready(actuator));
        assertThat(actuator.json("weir").path("trouble").asString()).isEqualTo("the input is not consuming");
        assertThat(actuator.get("health/liveness").statusCode()).isEqualTo(200);

        broker.restart();
        await().atMost(PATIENCE).until(() -> ready(actuator));
        rig.publish(List.of(DeliveryIT.order("o1", "sku")));
        rig.outputs().await(1, PATIENCE);
    }

    private static boolean ready(Actuator actuator) {
        return actuator.get("health/readiness").statusCode() == 200;
    }
}
