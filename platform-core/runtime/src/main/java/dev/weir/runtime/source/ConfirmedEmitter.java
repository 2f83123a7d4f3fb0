package dev.weir.runtime.source;

import dev.weir.runtime.Emission;
import dev.weir.runtime.Emitter;
import dev.weir.runtime.NotConfirmed;
import dev.weir.runtime.RejectMessage;
import dev.weir.runtime.delivery.Outgoing;
import dev.weir.runtime.delivery.Publisher;
import dev.weir.runtime.delivery.Publisher.Refusal;
import dev.weir.runtime.delivery.Publisher.Unacceptable;
import dev.weir.runtime.delivery.Publisher.Unroutable;
import dev.weir.runtime.function.Results;
import dev.weir.wire.Headers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Publishes for a source and waits for the confirm. Counts so that {@code accepted = confirmed + refused} once nothing is
 * under way.
 */
public final class ConfirmedEmitter<T> implements Emitter<T> {
    private static final long TROUBLE_LASTS_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Results results;
    private final Publisher publisher;
    private final Terms terms;
    private final LongAdder accepted = new LongAdder();
    private final LongAdder confirmed = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private volatile @Nullable Trouble trouble;

    /**
     * How it publishes.
     *
     * @param patience how long a confirm is waited for
     * @param discardUnrouted whether a message that no queue takes is fine
     * @param paused whether the integration is paused: then nothing is published
     */
    public record Terms(Duration patience, boolean discardUnrouted, BooleanSupplier paused) {}

    private record Trouble(String reason, long nanos) {}

    /** How the broker answered. */
    private record Answer(@Nullable Refusal refusal) {}

    public ConfirmedEmitter(Results results, Publisher publisher, Terms terms) {
        this.results = results;
        this.publisher = publisher;
        this.terms = terms;
    }

    @Override
    public String send(Emission<? extends T> emission) {
        accepted.increment();
        boolean done = false;
        try {
            String id = publish(encode(emission));
            done = true;
            return id;
        } finally {
            (done ? confirmed : refused).increment();
        }
    }

    private Outgoing encode(Emission<?> emission) {
        try {
            return results.emission(emission);
        } catch (JacksonException e) {
            throw new RejectMessage("the message cannot be encoded: " + e.getOriginalMessage(), e);
        }
    }

    private String publish(Outgoing message) {
        String id = String.valueOf(message.headers().get(Headers.ID));
        if (terms.paused().getAsBoolean()) {
            throw new NotConfirmed(id, "the integration is paused");
        }
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        publisher.publish(message, new Publisher.Confirmation() {
            @Override
            public void confirmed() {
                answer.complete(new Answer(null));
            }

            @Override
            public void refused(Refusal refusal) {
                answer.complete(new Answer(refusal));
            }
        });
        publisher.flush();
        Refusal refusal = await(answer, id);
        if (refusal == null || (refusal instanceof Unroutable && terms.discardUnrouted())) {
            trouble = null;
            return id;
        }
        if (refusal instanceof Unacceptable) {
            throw new RejectMessage(refusal.reason());
        }
        throw notConfirmed(id, refusal.reason());
    }

    private @Nullable Refusal await(CompletableFuture<Answer> answer, String id) {
        try {
            return answer.get(terms.patience().toMillis(), TimeUnit.MILLISECONDS)
                    .refusal();
        } catch (TimeoutException e) {
            throw notConfirmed(id, "no answer within " + terms.patience().toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notConfirmed(id, "interrupted while waiting");
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer is never completed with a failure", e);
        }
    }

    private NotConfirmed notConfirmed(String id, String reason) {
        trouble = new Trouble(reason, System.nanoTime());
        return new NotConfirmed(id, reason);
    }

    /** Why the last message was not confirmed; forgotten after a while, so that the next one is let in to try. */
    public @Nullable String trouble() {
        Trouble last = trouble;
        String blocked = publisher.blocked();
        if (blocked != null) {
            return blocked;
        }
        return last == null || System.nanoTime() - last.nanos > TROUBLE_LASTS_NANOS ? null : last.reason;
    }

    public long accepted() {
        return accepted.sum();
    }

    public long confirmed() {
        return confirmed.sum();
    }

    public long refused() {
        return refused.sum();
    }
}
