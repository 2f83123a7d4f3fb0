package dev.weir.connectors.httpsink;

import dev.weir.runtime.RejectMessage;
import dev.weir.runtime.RetryDelivery;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the other side answered, as the fate of the message.
 *
 * @param retryAfter how long it asked to wait; {@code null} when it did not
 * @param endpoint what errors call it
 */
record Answer(int status, @Nullable Duration retryAfter, String endpoint) {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    /** Client errors that say "not now" rather than "not this": request timeout, too early, too many requests. */
    private static final Set<Integer> NOT_NOW = Set.of(408, 425, TOO_MANY_REQUESTS);

    /** Returns for a success and throws otherwise. */
    void orThrow() {
        if (status >= 200 && status < 300) {
            return;
        }
        if (retryAfter != null && (status == TOO_MANY_REQUESTS || status == UNAVAILABLE)) {
            throw new RetryDelivery(
                    retryAfter, endpoint + " answered " + status + ", again in " + retryAfter.toSeconds() + " s");
        }
        if (status >= 500 || NOT_NOW.contains(status)) {
            throw new EndpointUnavailable(endpoint + " answered " + status);
        }
        if (status >= 300 && status < 400) {
            throw new RejectMessage(
                    endpoint + " answered " + status + ", and redirects are not followed; set url to the new place");
        }
        throw new RejectMessage(endpoint + " answered " + status);
    }
}
