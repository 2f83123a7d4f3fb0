package dev.weir.runtime.kafka;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Hands the one record that is to be handled alone from its worker to the consumer's thread, which commits a note of that,
 * and lets the worker wait for it.
 */
final class AloneNotes {
    private static final long PATIENCE_SECONDS = 20;

    private final AtomicReference<@Nullable Request> request = new AtomicReference<>();

    /** A record whose worker waits. */
    record Request(KafkaDelivery delivery, CompletableFuture<Boolean> noted) {}

    /**
     * Waits until the note is committed. Without one for {@value #PATIENCE_SECONDS} s the record is handled all the same:
     * its death would not be counted, and nothing worse.
     *
     * @return false when the record has been given to another process meanwhile
     */
    boolean taken(KafkaDelivery delivery) {
        Request mine = new Request(delivery, new CompletableFuture<>());
        request.set(mine);
        try {
            return mine.noted.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return request.compareAndSet(mine, null) || mine.noted.getNow(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a note is never completed with a failure", e);
        }
    }

    /** What waits for its note, at most once; {@code null} for nothing. */
    @Nullable
    Request next() {
        return request.get() == null ? null : request.getAndSet(null);
    }

    /** Records that are somebody else's now are not handled. */
    void withdraw(Predicate<KafkaDelivery> gone) {
        Request waiting = request.get();
        if (waiting != null && gone.test(waiting.delivery) && request.compareAndSet(waiting, null)) {
            waiting.noted.complete(false);
        }
    }
}
