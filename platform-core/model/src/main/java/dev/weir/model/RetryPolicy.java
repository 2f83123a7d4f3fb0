package dev.weir.model;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;

/** When a failed message is tried again: {@code min(cap, interval * factor^(n-1))} after the n-th failure. */
public record RetryPolicy(
        @JsonPropertyDescription("Calls in all, the first one included, over all replicas and restarts. 1 means that a"
                + " failed message is a dead letter at once.")
        @Default("5")
        @Min(1)
        @Max(Bounds.ATTEMPTS)
        Integer attempts,

        @JsonPropertyDescription("Delay after the first failure.")
        @Default("1s")
        @Pattern(Bounds.DURATION)
        @Size(max = Bounds.DURATION_LENGTH)
        String interval,

        @JsonPropertyDescription("Growth from one delay to the next.") @Default("2") @Min(1)
        Double factor,

        @JsonPropertyDescription("Longest delay.")
        @Default("30s")
        @Pattern(Bounds.DURATION)
        @Size(max = Bounds.DURATION_LENGTH)
        String cap,

        @JsonPropertyDescription("Part of each delay by which it is spread to either side, so that messages that failed"
                + " together do not come back together.")
        @Default("0.2")
        @Min(0)
        @Max(Bounds.JITTER)
        Double jitter) {
    /** What holds when nothing is written. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(5, "1s", 2.0, "30s", 0.2);

    public RetryPolicy {
        attempts = Defaults.of(attempts, 5);
        interval = Defaults.of(interval, "1s");
        factor = Defaults.of(factor, 2.0);
        cap = Defaults.of(cap, "30s");
        jitter = Defaults.of(jitter, 0.2);
    }
}
