package dev.weir.connectors.timesource;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Supplier;

/** The time now, each time it is asked. */
final class TimeSource implements Supplier<TimeSource.Tick> {
    /** One message: the time as text. */
    record Tick(String time) {}

    private final Clock clock;
    private final DateTimeFormatter format;

    /** @throws IllegalArgumentException when the format is not a pattern or needs more than a point in time */
    TimeSource(TimeSourceProperties properties, Clock clock) {
        this.clock = clock;
        this.format = formatter(properties.format());
        get();
    }

    @Override
    public Tick get() {
        return new Tick(format.format(Instant.now(clock)));
    }

    private static DateTimeFormatter formatter(String pattern) {
        if (pattern.isEmpty()) {
            return DateTimeFormatter.ISO_INSTANT;
        }
        try {
            return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "time-source.format is '" + pattern + "', which is no date pattern; write one such as yyyy-MM-dd",
                    e);
        }
    }
}
