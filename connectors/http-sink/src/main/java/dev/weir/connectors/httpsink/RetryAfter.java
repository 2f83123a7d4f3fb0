package dev.weir.connectors.httpsink;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code Retry-After} header, seconds or HTTP date. Never more than {@link #LONGEST}: a wrong date must not
 * strand a message.
 */
record RetryAfter(Clock clock) {
    static final Duration LONGEST = Duration.ofHours(1);

    /** How long the answer asks to wait; {@code null} when it does not say, or not readably. */
    @Nullable
    Duration of(HttpResponse<?> response) {
        String value =
                response.headers().firstValue("Retry-After").map(String::strip).orElse("");
        Duration asked = value.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(value)) : until(value);
        if (asked == null) {
            return null;
        }
        Duration capped = asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
        return capped.isNegative() ? Duration.ZERO : capped;
    }

    private @Nullable Duration until(String date) {
        try {
            Instant due = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Duration.between(clock.instant(), due);
        } catch (DateTimeException e) {
            // a header that cannot be read counts as absent: the policy of the integration holds
            return null;
        }
    }
}
