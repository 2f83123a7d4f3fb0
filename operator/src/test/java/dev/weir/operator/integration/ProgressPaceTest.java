package dev.weir.operator.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.operator.kind.Condition.Truth;
import dev.weir.operator.kind.Integration;
import dev.weir.operator.kind.IntegrationStatus;
import dev.weir.operator.status.ConditionReason;
import dev.weir.operator.status.ConditionSet;
import dev.weir.operator.status.ConditionType;
import dev.weir.operator.status.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressPaceTest {
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private final AtomicLong nanoTime = new AtomicLong(7);
    private final ProgressPace pace = new ProgressPace(nanoTime::get);

    private static IntegrationStatus status(ConditionReason reason, int replicas) {
        var conditions = new ConditionSet(List.of(), 1, CLOCK)
                .with(ConditionType.Ready, new Verdict(Truth.False, reason.name(), "so it is"))
                .list();
        return new IntegrationStatus(1L, replicas, 0, "a=b", "main", "orders", null, null, List.of(), conditions);
    }

    private static Integration orders() {
        var orders = new Integration();
        orders.getMetadata().setName("orders");
        orders.getMetadata().setNamespace("shop");
        return orders;
    }

    private Duration rest(ConditionReason reason, int replicas) {
        return pace.rest(orders(), status(reason, replicas));
    }

    @Test
    void progressWaitsForHalfASecondFromTheFirstNews() {
        assertThat(rest(ConditionReason.RolloutInProgress, 0)).isEqualTo(Duration.ofMillis(500));
        nanoTime.addAndGet(Duration.ofMillis(200).toNanos());
        assertThat(rest(ConditionReason.RolloutInProgress, 1)).isEqualTo(Duration.ofMillis(300));
        nanoTime.addAndGet(Duration.ofMillis(300).toNanos());
        assertThat(rest(ConditionReason.RolloutInProgress, 1)).isZero();
        assertThat(rest(ConditionReason.RolloutInProgress, 2)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void everythingElseIsSaidAtOnceAndEndsTheWait() {
        assertThat(rest(ConditionReason.RolloutInProgress, 0)).isPositive();
        nanoTime.addAndGet(Duration.ofMillis(400).toNanos());
        assertThat(rest(ConditionReason.CrashLoop, 1)).isZero();
        assertThat(rest(ConditionReason.RolloutInProgress, 1)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void whatIsSaidAlreadyWaitsForNothing() {
        Integration orders = orders();
        orders.setStatus(status(ConditionReason.RolloutInProgress, 1));
        assertThat(pace.rest(orders, status(ConditionReason.RolloutInProgress, 1)))
                .isZero();
    }
}
