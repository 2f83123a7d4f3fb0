package dev.weir.runtime;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Thrown by a function for a message that should be tried again not before a given time, because the other side said so
 * (HTTP {@code Retry-After}, a lock that ends). It counts as one attempt; without attempts left the message becomes a dead
 * letter.
 */
public class RetryDelivery extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Duration after;

    /**
     * @param after how long to wait at least, from now; rounded up to the next delay tier
     * @param reason why, for logs and dead letters; no payload in it
     * @throws IllegalArgumentException when {@code after} is negative
     */
    public RetryDelivery(Duration after, String reason) {
        this(after, reason, null);
    }

    public RetryDelivery(Duration after, String reason, @Nullable Throwable cause) {
        super(reason, cause);
        if (after.isNegative()) {
            throw new IllegalArgumentException("after is " + after + "; a delay is not negative");
        }
        this.after = after;
    }

    /** How long to wait at least. */
    public Duration after() {
        return after;
    }
}
