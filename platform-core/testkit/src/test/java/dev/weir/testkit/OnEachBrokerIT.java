package dev.weir.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

class OnEachBrokerIT {
    private static final List<TestBroker> SEEN = new ArrayList<>();

    @Test
    void runsAClassOnceOnEachBrokerAndSaysWhich() {
        // When
        EngineExecutionResults results = run(Shared.class);

        // Then
        results.testEvents().assertStatistics(tests -> tests.succeeded(2).failed(0));
        assertThat(results.containerEvents().started().stream().map(OnEachBrokerIT::displayName))
                .contains("on kafka", "on rabbitmq");
        assertThat(SEEN).containsExactly(KafkaServer.shared(), RabbitServer.shared());
    }

    @Test
    void anOwnBrokerServesEachTestAgainAndIsGoneAfterItsClass() {
        // When
        EngineExecutionResults results = run(Own.class);

        // Then
        results.testEvents().assertStatistics(tests -> tests.succeeded(4).failed(0));
        assertThat(SEEN).hasSize(4).allSatisfy(gone -> assertThatThrownBy(() -> touch(gone))
                .isInstanceOf(IOException.class));
    }

    @Test
    void aPropertyLeavesABrokerOut() {
        System.setProperty("weir.brokers", "kafka");
        try {
            run(Shared.class);
        } finally {
            System.clearProperty("weir.brokers");
        }
        assertThat(SEEN).containsExactly(KafkaServer.shared());
    }

    @Test
    void theSharedBrokerRefusesWhatWouldDisturbOtherTests() {
        assertThatThrownBy(() -> KafkaServer.shared().kill())
                .hasMessageContaining("serves other tests too")
                .hasMessageContaining("own = true");
    }

    private static EngineExecutionResults run(Class<?> testClass) {
        SEEN.clear();
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute();
    }

    private static String displayName(Event event) {
        return event.getTestDescriptor().getDisplayName();
    }

    private static void touch(TestBroker broker) throws IOException {
        new Socket(InetAddress.getLoopbackAddress(), broker.port()).close();
    }

    @OnEachBroker
    static class Shared {
        @Test
        void sees(TestBroker broker) {
            SEEN.add(broker);
        }
    }

    @OnEachBroker(own = true)
    static class Own {
        private final TestBroker broker;

        Own(TestBroker broker) {
            this.broker = broker;
        }

        @Test
        void leavesItDead() throws IOException {
            touch(broker);
            SEEN.add(broker);
            broker.kill();
        }

        @Test
        void leavesItPaused() throws IOException {
            touch(broker);
            SEEN.add(broker);
            broker.pause();
        }
    }
}
