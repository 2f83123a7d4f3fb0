package dev.weir.wire;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * When a failed message is tried again: {@code min(cap, interval * factor^(n-1))} after the n-th failure, spread over
 * plus and minus {@code jitter}. The few distinct delays, each at its lower bound, are the delay tiers on the broker; the
 * rest of the jitter is waited by the consumer.
 *
 * @param attempts calls in all, the first one included; 1 means no retry
 * @param interval delay after the first failure
 * @param factor growth from one delay to the next, at least 1
 * @param cap longest delay
 * @param jitter part of the delay by which it is spread to either side, 0 to 0.9
 */
public record RetrySchedule(int attempts, Duration interval, double factor, Duration cap, double jitter) {
    /** More tiers than this are refused: each is a queue or a topic on the broker. */
    public static final int MAX_TIERS = 8;

    /**
     * The middle of the delay after a failure.
     *
     * @param failures failed calls so far, from 1
     */
    public Duration delay(int failures) {
        double millis = interval.toMillis() * Math.pow(factor, failures - 1.0);
        return Duration.ofMillis((long) Math.min((double) cap.toMillis(), millis));
    }

    /** The earliest moment of the delay after a failure, which is also its tier. */
    public Duration earliest(int failures) {
        return Duration.ofMillis((long) (delay(failures).toMillis() * (1 - jitter)));
    }

    /** How far after {@link #earliest} the latest moment lies. */
    public Duration spread(int failures) {
        return Duration.ofMillis((long) (delay(failures).toMillis() * 2 * jitter));
    }

    /** The delay tiers this schedule needs, ascending and distinct; empty without retries. */
    public List<Duration> tiers() {
        return IntStream.range(1, attempts)
                .limit(1000)
                .mapToObj(this::earliest)
                .distinct()
                .sorted()
                .toList();
    }
}
