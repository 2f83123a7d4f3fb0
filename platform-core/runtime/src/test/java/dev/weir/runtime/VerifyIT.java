package dev.weir.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.orders.OrdersApplication;
import dev.weir.testkit.KafkaServer;
import dev.weir.testkit.OnEachBroker;
import dev.weir.testkit.RabbitServer;
import dev.weir.testkit.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connector that may declare nothing. */
@OnEachBroker
class VerifyIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestBroker broker;
    private final Rig rig;

    @TempDir
    private Path folder;

    VerifyIT(TestBroker broker) {
        this.broker = broker;
        this.rig = new Rig(broker, OrdersApplication.class);
        OrdersApplication.CALLS.clear();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void runsWhereEverythingIsThere() {
        rig.start(folder);
        rig.stop();
        rig.wiring().with("weir.topology.mode", "Verify");

        rig.start(folder);
        rig.publish(List.of(DeliveryIT.order("o1", "fails-twice")));

        rig.outputs().await(1, PATIENCE);
    }

    @Test
    void endsAndNamesEverythingThatIsMissingAndDeclaresNothing() {
        rig.wiring().with("weir.topology.mode", "Verify");

        String first = refused();

        assertThat(first)
                .contains(rig.wiring().names().deadLetters() + "': existence is missing")
                .contains(rig.wiring().names().inbox() + "': existence is missing")
                .doesNotContain("\\tat ");
        assertThat(refused()).contains(rig.wiring().names().deadLetters() + "': existence is missing");
    }

    @Test
    void endsAndNamesTheArgumentThatDiffers() {
        Destinations.declareOtherwise(broker, rig.wiring().names().deadLetters());
        rig.wiring().with("weir.topology.mode", "Verify");

        assertThat(refused())
                .contains(rig.wiring().names().deadLetters() + "': "
                        + switch (broker) {
                            case KafkaServer kafka -> "retention.ms is 86400000, expected -1";
                            case RabbitServer rabbit -> "x-delivery-limit is 5, expected -1";
                        });
    }

    /** What the connector says when it ends. */
    private String refused() {
        try (var connector =
                new ConnectorProcess(OrdersApplication.class, rig.wiring().write(folder))) {
            assertThat(connector.ended()).isEqualTo(1);
            return connector.log();
        }
    }
}
