package dev.weir.runner.output;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long ago something was, or how long it is until then, in the largest unit that fits. */
public final class Ages {
    private Ages() {}

    /** Like {@code 12s}, {@code 5m}, {@code 3h} or {@code 2d}; a dash when nobody knows. */
    public static String of(@Nullable Instant then, Instant now) {
        return then == null ? "-" : text(Duration.between(then, now));
    }

    /** Like {@code in 5m}, {@code now} for what is due; a dash for what never comes. */
    public static String until(@Nullable Instant then, Instant now) {
        if (then == null) {
            return "-";
        }
        return then.isAfter(now) ? "in " + text(Duration.between(now, then)) : "now";
    }

    private static String text(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 120) {
            return seconds + "s";
        }
        if (seconds < 7200) {
            return seconds / 60 + "m";
        }
        return seconds < 172_800 ? seconds / 3600 + "h" : seconds / 86_400 + "d";
    }
}
