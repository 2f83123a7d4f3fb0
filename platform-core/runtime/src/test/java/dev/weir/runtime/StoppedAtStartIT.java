package dev.weir.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.acme.orders.OrdersApplication;
import dev.weir.testkit.OnEachBroker;
import dev.weir.testkit.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connector that is told to end, or whose parent is gone, before its broker was ever there. */
@OnEachBroker(own = true)
class StoppedAtStartIT {
    private final TestBroker broker;
    private final Wiring wiring;

    @TempDir
    private Path folder;

    StoppedAtStartIT(TestBroker broker) {
        this.broker = broker;
        this.wiring = new Wiring(broker, "in", "group", "out");
    }

    @BeforeEach
    void leaveTheConnectorWithoutABroker() {
        broker.stop();
    }

    @Test
    void endsWhenItIsToldTo() {
        try (var connector = waiting()) {
            assertThat(connector.stop()).isEqualTo(143);
        }
    }

    @Test
    void endsWhenItsParentIsGone() {
        try (var connector = waiting()) {
            connector.endOfInput();

            assertThat(connector.ended()).isZero();
        }
    }

    private ConnectorProcess waiting() {
        var connector = new ConnectorProcess(OrdersApplication.class, wiring.write(folder));
        await().atMost(Duration.ofSeconds(90)).until(() -> connector.log().contains("broker is not reachable"));
        return connector;
    }
}
