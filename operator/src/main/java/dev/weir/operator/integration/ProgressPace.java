package dev.weir.operator.integration;

import dev.weir.operator.kind.Integration;
import dev.weir.operator.kind.IntegrationStatus;
import dev.weir.operator.status.ConditionReason;
import dev.weir.operator.status.ConditionSet;
import dev.weir.operator.status.ConditionType;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long a status waits before it is written. What only tells of progress waits half a second, because by then it has mostly
 * become something else: one write says that the objects are there and that their pods are made. Everything else is said
 * at once.
 */
final class ProgressPace {
    private static final Duration PACE = Duration.ofMillis(500);

    private final Recent<ResourceID, Long> held = new Recent<>(Recent.USUAL);
    private final LongSupplier nanoTime;

    ProgressPace() {
        this(System::nanoTime);
    }

    ProgressPace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Zero when the status is to be written now, or need not be. */
    Duration rest(Integration seen, IntegrationStatus status) {
        ResourceID id = ResourceID.fromResource(seen);
        Duration rest = status.equals(seen.getStatus()) || !isProgress(status) ? Duration.ZERO : rest(id);
        if (!rest.isPositive()) {
            held.forget(id);
        }
        return rest;
    }

    private static boolean isProgress(IntegrationStatus status) {
        return ConditionSet.find(status.conditions(), ConditionType.Ready)
                .filter(it -> it.reason().equals(ConditionReason.RolloutInProgress.name()))
                .isPresent();
    }

    private Duration rest(ResourceID id) {
        Long since = held.get(id);
        long now = nanoTime.getAsLong();
        if (since == null) {
            held.put(id, now);
            return PACE;
        }
        return PACE.minusNanos(now - since);
    }
}
