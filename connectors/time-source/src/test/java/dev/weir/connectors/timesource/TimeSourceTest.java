package dev.weir.connectors.timesource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.connectors.timesource.TimeSource.Tick;
import dev.weir.describe.ConnectorFolder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TimeSourceTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T23:59:30.5Z"), ZoneOffset.UTC);

    @Test
    void tellsTheTimeAsAnInstant() {
        assertThat(source("").get()).isEqualTo(new Tick("2026-11-21T23:59:30.500Z"));
    }

    @Test
    void tellsTheTimeInTheFormatAskedForInUtc() {
        assertThat(source("yyyy-MM-dd HH:mm").get()).isEqualTo(new Tick("2026-11-21 23:59"));
    }

    @Test
    void refusesAFormatThatIsNoPatternBeforeItStarts() {
        assertThatThrownBy(() -> source("yyyy-bb"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("time-source.format is 'yyyy-bb'");
    }

    @Test
    void isDescribedAsItIs() {
        ConnectorFolder.here().describes(TimeSourceProperties.class);
    }

    private static TimeSource source(String format) {
        return new TimeSource(new TimeSourceProperties(Duration.ofSeconds(1), format), CLOCK);
    }
}
