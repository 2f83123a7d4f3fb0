package dev.weir.topology;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RabbitVersionTest {
    @ParameterizedTest
    @ValueSource(strings = {"4.0.0", "4.3.6", "4.1.0-rc.1", "10.0"})
    void takesFourAndNewer(String version) {
        assertThatCode(() -> RabbitTopology.refuseOldServers(Map.of("product", "RabbitMQ", "version", version)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.13.7", "", "unknown"})
    void refusesOlderOnesAndSaysWhatIsNeeded(String version) {
        assertThatThrownBy(() -> RabbitTopology.refuseOldServers(Map.of("product", "RabbitMQ", "version", version)))
                .isInstanceOf(TopologyUnsupported.class)
                .hasMessageContaining("RabbitMQ 4.0 or newer");
    }

    @Test
    void refusesAServerThatDoesNotTellItsVersion() {
        assertThatThrownBy(() -> RabbitTopology.refuseOldServers(Map.of())).isInstanceOf(TopologyUnsupported.class);
    }
}
