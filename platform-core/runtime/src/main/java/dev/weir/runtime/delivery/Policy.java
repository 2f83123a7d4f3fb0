package dev.weir.runtime.delivery;

import dev.weir.runtime.RejectMessage;
import dev.weir.runtime.RetryDelivery;
import dev.weir.wire.Fingerprint;
import dev.weir.wire.RetrySchedule;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What a failure means.
 *
 * @param schedule when a failed message is tried again
 * @param tiers delay tiers that exist on the broker, ascending
 * @param rejected names of exception types that are never retried; subtypes count
 */
public record Policy(RetrySchedule schedule, List<Duration> tiers, Set<String> rejected) {
    /** How much too early a message may leave its tier, so that many leave at once. */
    public static final Duration AHEAD = Duration.ofMillis(100);

    /** What to do with a failed message. */
    public sealed interface Verdict {}

    /** No further attempt. */
    public record GiveUp() implements Verdict {}

    /**
     * Another attempt.
     *
     * @param tier delay the broker waits
     * @param after when to call at the earliest, from now; at least the tier
     */
    public record TryAgain(Duration tier, Duration after) implements Verdict {}

    /**
     * What to do after a failed call.
     *
     * @param failures failed calls, this one included
     */
    public Verdict judge(Throwable failure, int failures) {
        if (isFinal(failure) || failures >= schedule.attempts() || tiers.isEmpty()) {
            return new GiveUp();
        }
        Duration asked = asked(failure);
        return asked == null ? spread(failures) : new TryAgain(tierFor(asked), asked);
    }

    /** The smallest tier that waits long enough, or the largest there is. */
    public Duration tierFor(Duration delay) {
        return tiers.stream()
                .filter(tier -> tier.compareTo(delay) >= 0)
                .findFirst()
                .orElseGet(tiers::getLast);
    }

    /**
     * The longest time a message may wait in the window for its moment: the spread after its tier has passed, and what it
     * left its tier too early.
     */
    public Duration patience() {
        return tiers.isEmpty()
                ? Duration.ZERO
                : schedule.spread(schedule.attempts()).plus(AHEAD).plusMillis(1);
    }

    private TryAgain spread(int failures) {
        Duration earliest = schedule.earliest(failures);
        long spread = schedule.spread(failures).toMillis();
        long extra = spread == 0 ? 0 : ThreadLocalRandom.current().nextLong(spread + 1);
        Duration tier = tiers.contains(earliest) ? earliest : tierFor(earliest);
        return new TryAgain(tier, earliest.plusMillis(extra));
    }

    private boolean isFinal(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 64; depth++) {
            if (cause instanceof RejectMessage || cause instanceof UnreadableMessage || isRejected(cause.getClass())) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private boolean isRejected(Class<?> type) {
        for (Class<?> each = type; each != null && !rejected.isEmpty(); each = each.getSuperclass()) {
            if (rejected.contains(each.getName())) {
                return true;
            }
        }
        return false;
    }

    private static @org.jspecify.annotations.Nullable Duration asked(Throwable failure) {
        if (failure instanceof RetryDelivery retry) {
            return retry.after();
        }
        return Fingerprint.root(failure) instanceof RetryDelivery retry ? retry.after() : null;
    }
}
