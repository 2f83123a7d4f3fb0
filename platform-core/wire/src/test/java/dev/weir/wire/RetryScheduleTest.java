package dev.weir.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    @Test
    void growsByTheFactorUpToTheCapAndKeepsEachDistinctLowerBoundAsATier() {
        var schedule = new RetrySchedule(7, Duration.ofSeconds(1), 2, Duration.ofSeconds(8), 0.2);

        assertThat(schedule.delay(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(schedule.delay(4)).isEqualTo(Duration.ofSeconds(8));
        assertThat(schedule.delay(60)).isEqualTo(Duration.ofSeconds(8));
        assertThat(schedule.spread(4)).isEqualTo(Duration.ofMillis(3200));
        assertThat(schedule.tiers())
                .containsExactly(
                        Duration.ofMillis(800),
                        Duration.ofMillis(1600),
                        Duration.ofMillis(3200),
                        Duration.ofMillis(6400));
    }

    @Test
    void needsNoTierForOneAttempt() {
        assertThat(new RetrySchedule(1, Duration.ofSeconds(1), 2, Duration.ofSeconds(8), 0.2).tiers())
                .isEmpty();
    }
}
