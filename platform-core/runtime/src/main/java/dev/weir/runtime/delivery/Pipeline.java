package dev.weir.runtime.delivery;

import dev.weir.runtime.delivery.Policy.GiveUp;
import dev.weir.runtime.delivery.Policy.TryAgain;
import dev.weir.wire.Headers;
import dev.weir.wire.PhysicalNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns how a call ended into what is published, and acknowledges when that is confirmed: results to the output, retries
 * to a delay tier, everything that cannot be helped to the dead letters. Shared by all lanes of a process.
 */
public final class Pipeline {
    private static final Logger LOGGER = LoggerFactory.getLogger(Pipeline.class);

    private final AuthorCode author;
    private final Policy policy;
    private final ParkedMessages parked;
    private final Outlets outlets;
    private final Spans spans;
    private final Duration timeout;
    private final FailureLog failures = new FailureLog(LOGGER, System::nanoTime);
    private final Counters counters = new Counters();
    private final AtomicReference<@Nullable String> stuck = new AtomicReference<>();
    private final DeadLetters deadLetters;

    /**
     * Where a pipeline publishes.
     *
     * @param output results; {@code null} for a consumer
     * @param letters retries and dead letters, on the input's broker
     * @param discardUnrouted whether a result that no queue takes is counted and dropped
     */
    public record Outlets(@Nullable ReliablePublisher output, ReliablePublisher letters, boolean discardUnrouted) {}

    public Pipeline(
            String integration,
            PhysicalNames names,
            AuthorCode author,
            Policy policy,
            Duration timeout,
            Outlets outlets,
            Spans spans) {
        this.spans = spans;
        this.author = author;
        this.policy = policy;
        this.timeout = timeout;
        this.outlets = outlets;
        this.parked = new ParkedMessages(integration, names, author);
        this.deadLetters = new DeadLetters(outlets.letters(), parked, counters, failures, this::stuck);
    }

    AuthorCode author() {
        return author;
    }

    Policy policy() {
        return policy;
    }

    public Counters counters() {
        return counters;
    }

    /** Why nothing goes on at the moment; {@code null} when all is well. */
    public @Nullable String trouble() {
        ReliablePublisher output = outlets.output();
        String reason = output == null ? null : output.trouble();
        if (reason == null) {
            reason = outlets.letters().trouble();
        }
        return reason == null ? stuck.get() : reason;
    }

    /** Something is wrong that does not mend itself; health says so until the process is started anew. */
    void stuck(String reason) {
        stuck.set(reason);
    }

    /** There is nothing left to call: results leave without waiting for company. Retries and dead letters have time. */
    void idle() {
        ReliablePublisher output = outlets.output();
        if (output != null) {
            output.flush();
        }
    }

    /** Whatever was published leaves at once, retries and dead letters included. */
    void hurry() {
        idle();
        outlets.letters().flush();
    }

    boolean awaitClear(Duration patience) throws InterruptedException {
        ReliablePublisher output = outlets.output();
        return outlets.letters().awaitClear(patience) && (output == null || output.awaitClear(patience));
    }

    Spans.@Nullable Recording begin(Delivery delivery) {
        if (spans == Spans.NONE) {
            return null;
        }
        return spans.begin(TraceParent.parse(delivery.text(Headers.TRACEPARENT)), delivery);
    }

    void called(long nanos) {
        counters.calls.increment();
        counters.callNanos.add(nanos);
    }

    /** The function's input, or {@code null} when the message has already found its outcome. */
    @Nullable
    Object receive(Flight flight) {
        if (flight.delivery().suspect()) {
            setAside(flight);
            return null;
        }
        int deaths = flight.delivery().deaths();
        if (deaths > 0 && flight.failures() >= policy.schedule().attempts()) {
            buryKiller(flight, deaths);
            return null;
        }
        Instant due = flight.notBefore();
        if (due != null) {
            Duration left = Duration.between(Instant.now(), due);
            if (!policy.tiers().isEmpty() && left.compareTo(policy.patience()) > 0) {
                goRoundAgain(flight, left);
                return null;
            }
        }
        try {
            return author.decode(flight.delivery());
        } catch (Exception | LinkageError | StackOverflowError failure) {
            deadLetters.bury(flight, new UnreadableMessage("the message cannot be read", failure));
            return null;
        }
    }

    Throwable timedOut(@Nullable Throwable thrown) {
        counters.timeouts.increment();
        var failure =
                new TimeoutException("the call took longer than delivery.timeout of " + timeout.toMillis() + " ms");
        if (thrown != null && !(thrown instanceof InterruptedException)) {
            failure.addSuppressed(thrown);
        }
        return failure;
    }

    void succeed(Flight flight, @Nullable Object result) {
        List<Outgoing> outputs;
        try {
            outputs = author.encode(result, flight.delivery());
        } catch (Exception | LinkageError | StackOverflowError failure) {
            deadLetters.bury(flight, new UnreadableMessage("the result cannot be published", failure));
            return;
        }
        ReliablePublisher output = outlets.output();
        if (outputs.isEmpty() || output == null) {
            (author.hasOutput() ? counters.filtered : counters.consumed).increment();
            flight.finish();
            return;
        }
        outputs.forEach(it -> flight.inject(it.headers()));
        // the parts of one message go out together or not at all
        Optional<String> objection = outputs.size() == 1
                ? Optional.empty()
                : outputs.stream()
                        .flatMap(it -> Stream.ofNullable(output.objection(it)))
                        .findFirst();
        if (objection.isPresent()) {
            deadLetters.bury(flight, unpublishable(objection.get()));
            return;
        }
        Forwarding forwarding = new Forwarding(flight, outputs.size());
        outputs.forEach(it -> output.publish(it, forwarding));
    }

    private static UnreadableMessage unpublishable(String reason) {
        return new UnreadableMessage("the result cannot be published: " + reason);
    }

    void fail(Flight flight, Throwable failure) {
        switch (policy.judge(failure, flight.failures() + 1)) {
            case GiveUp giveUp -> deadLetters.bury(flight, failure);
            case TryAgain again -> {
                flight.failed(failure);
                failures.say("attempt failed, will be tried again", flight, failure);
                park(flight, parked.retry(flight, failure, again, Instant.now()), failure);
            }
        }
    }

    private void goRoundAgain(Flight flight, Duration left) {
        Duration tier = policy.tierFor(left);
        park(flight, parked.again(flight, tier), new UnreadableMessage("the retry cannot be published"));
    }

    /** Goes to where it is handled alone, with nothing about it changed. */
    private void setAside(Flight flight) {
        LOGGER.atDebug()
                .addKeyValue(Headers.ID, flight.delivery().id())
                .log("processes have died with this message among others; it will be handled alone");
        park(flight, parked.aside(flight), new UnreadableMessage("the message cannot be set aside"), counters.returned);
    }

    private void buryKiller(Flight flight, int deaths) {
        // the last attempt is the last death: none is made now
        deadLetters.bury(flight.withFailures(flight.failures() - 1), new ProcessDied(deaths));
    }

    private void park(Flight flight, Outgoing message, Throwable failure) {
        park(flight, message, failure, counters.retried);
    }

    private void park(Flight flight, Outgoing message, Throwable failure, LongAdder counter) {
        outlets.letters().publish(message, new ReliablePublisher.Completion() {
            @Override
            public void confirmed() {
                counter.increment();
                flight.finish();
            }

            @Override
            public void unacceptable(String reason) {
                deadLetters.bury(flight, failure);
            }
        });
    }

    /** Waits for the confirms of everything one input gave; only then the input is finished. */
    private final class Forwarding implements ReliablePublisher.Completion {
        private final Flight flight;
        private final AtomicInteger open;
        private final AtomicReference<@Nullable String> refusal = new AtomicReference<>();

        Forwarding(Flight flight, int outputs) {
            this.flight = flight;
            this.open = new AtomicInteger(outputs);
        }

        @Override
        public void confirmed() {
            counters.outputs.increment();
            one();
        }

        @Override
        public void unacceptable(String reason) {
            refusal.compareAndSet(null, reason);
            one();
        }

        @Override
        public boolean discardUnroutable(String reason) {
            if (outlets.discardUnrouted()) {
                counters.discarded.increment();
                one();
            }
            return outlets.discardUnrouted();
        }

        private void one() {
            if (open.decrementAndGet() > 0) {
                return;
            }
            String reason = refusal.get();
            if (reason == null) {
                counters.forwarded.increment();
                flight.finish();
            } else {
                deadLetters.bury(flight, unpublishable(reason));
            }
        }
    }
}
