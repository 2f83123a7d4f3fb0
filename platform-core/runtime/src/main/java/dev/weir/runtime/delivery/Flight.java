package dev.weir.runtime.delivery;

import dev.weir.wire.Headers;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One delivery on its way through a lane, with what is believed of its history. Attempts and due time are believed only
 * where this very group wrote them; anything malformed or absurd counts as absent.
 *
 * @param trusted whether the delivery comes from the inbox or a tier of the group
 * @param failures failed attempts before this one, deaths of the process included
 * @param redrives how often it was taken out of the dead letters
 */
record Flight(
        Lane lane,
        Delivery delivery,
        boolean trusted,
        int failures,
        int redrives,
        @Nullable Instant firstFailed,
        @Nullable Instant notBefore,
        Spans.@Nullable Recording span) {
    private static final int ABSURD = 1_000_000;

    static Flight of(Lane lane, Delivery delivery) {
        Spans.Recording span = lane.pipeline().begin(delivery);
        if (!lane.trusted()) {
            return new Flight(lane, delivery, false, delivery.deaths(), 0, null, null, span);
        }
        return new Flight(
                lane,
                delivery,
                true,
                number(delivery.text(Headers.ATTEMPTS)) + delivery.deaths(),
                number(delivery.text(Headers.REDRIVES)),
                instant(delivery.text(Headers.FIRST_FAILED)),
                instant(delivery.text(Headers.NOT_BEFORE)),
                span);
    }

    static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Moments.parse(text);
    }

    private static int number(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > 6 || !text.chars().allMatch(Character::isDigit)) {
            return 0;
        }
        int number = Integer.parseInt(text);
        return number > ABSURD ? 0 : number;
    }

    /** The same with another count of failed attempts. */
    Flight withFailures(int other) {
        return new Flight(lane, delivery, trusted, other, redrives, firstFailed, notBefore, span);
    }

    /** The message is finished; the broker may forget it. */
    void finish() {
        if (span != null) {
            span.end();
        }
        delivery.settle();
        lane.finished(delivery);
    }

    /** The attempt failed, or its message cannot be read or published. */
    void failed(Throwable failure) {
        if (span != null) {
            span.failed(failure);
        }
    }

    /** What is published for this attempt belongs to its span. */
    void inject(Map<String, Object> headers) {
        if (span != null) {
            span.inject(headers);
        }
    }

    /** Trace id for logs; empty when the message is not sampled. */
    String traceId() {
        return span == null ? "" : span.traceId();
    }
}
