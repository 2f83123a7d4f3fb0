package dev.weir.runtime.delivery;

import dev.weir.runtime.delivery.Publisher.Confirmation;
import dev.weir.runtime.delivery.Publisher.Refusal;
import dev.weir.runtime.delivery.Publisher.Unacceptable;
import dev.weir.runtime.delivery.Publisher.Unroutable;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes until the broker has confirmed. What it refuses for a reason that is not the message's is held, in order, and
 * tried again in place with a back-off of at most {@value #MAX_BACK_OFF_MILLIS} ms: the first held message alone, and when
 * that goes through all others. While anything is held {@link #trouble()} says why and {@link #awaitClear} blocks, so that
 * nothing new is started.
 */
public final class ReliablePublisher {
    static final long MAX_BACK_OFF_MILLIS = 2000;
    private static final long FIRST_BACK_OFF_MILLIS = 100;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final Logger LOGGER = LoggerFactory.getLogger(ReliablePublisher.class);

    private final String name;
    private final Publisher publisher;
    private final Timer timer;
    private final AtomicLong sequence = new AtomicLong();
    private final ConcurrentSkipListMap<Long, Pending> held = new ConcurrentSkipListMap<>();
    private final AtomicLong outstanding = new AtomicLong();
    private final Object monitor = new Object();
    private volatile @Nullable String trouble;
    private long backOffMillis = FIRST_BACK_OFF_MILLIS;
    private boolean scheduled;

    /**
     * @param name of the broker and purpose, for logs and health
     * @param timer runs the retries
     */
    public ReliablePublisher(String name, Publisher publisher, Timer timer) {
        this.name = name;
        this.publisher = publisher;
        this.timer = timer;
    }

    /** How a publish ended for good. */
    public interface Completion {
        /** The broker has the message. */
        void confirmed();

        /** The message can never be published as it is. */
        void unacceptable(String reason);

        /**
         * No queue took the message.
         *
         * @return whether that is fine; otherwise it is tried again until a queue takes it
         */
        default boolean discardUnroutable(String reason) {
            return false;
        }
    }

    /** Publishes; returns before the broker has confirmed. */
    public void publish(Outgoing message, Completion completion) {
        outstanding.incrementAndGet();
        publisher.publish(message, new Pending(sequence.incrementAndGet(), message, completion));
    }

    /** Nothing more follows for now: what is still with the client leaves. */
    void flush() {
        publisher.flush();
    }

    /** Why this message could never be published; {@code null} when nothing is known against it. */
    @Nullable
    String objection(Outgoing message) {
        return publisher.objection(message);
    }

    /** Why nothing can be published at the moment; {@code null} when all is well. */
    public @Nullable String trouble() {
        String reason = trouble;
        return reason == null ? publisher.blocked() : reason;
    }

    /** Messages handed over and not yet ended. */
    public long outstanding() {
        return outstanding.get();
    }

    /** Waits until nothing is held. @return false when the time is over first */
    boolean awaitClear(Duration patience) throws InterruptedException {
        if (trouble() == null) {
            return true;
        }
        long end = System.nanoTime() + patience.toNanos();
        synchronized (monitor) {
            while (trouble() != null) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                // nobody tells when a broker blocks no longer
                TimeUnit.NANOSECONDS.timedWait(monitor, Math.min(left, LOOK_NANOS));
            }
        }
        return true;
    }

    private void hold(Pending pending, String reason) {
        synchronized (monitor) {
            held.put(pending.sequence, pending);
            if (!reason.equals(trouble)) {
                LOGGER.atWarn()
                        .addKeyValue("publisher", name)
                        .addKeyValue("reason", reason)
                        .log("publishing is held");
            }
            trouble = reason;
            schedule();
        }
    }

    private void schedule() {
        if (scheduled) {
            return;
        }
        scheduled = true;
        timer.after(backOffMillis, this::probe);
        backOffMillis = Math.min(MAX_BACK_OFF_MILLIS, backOffMillis * 2);
    }

    private void probe() {
        Map.Entry<Long, Pending> first = held.pollFirstEntry();
        synchronized (monitor) {
            scheduled = false;
        }
        if (first != null) {
            first.getValue().probing = true;
            publisher.publish(first.getValue().message, first.getValue());
        }
    }

    /** The probe went through: everything else that is held follows, in order. */
    private void release() {
        Map.Entry<Long, Pending> next;
        while ((next = held.pollFirstEntry()) != null) {
            publisher.publish(next.getValue().message, next.getValue());
        }
        synchronized (monitor) {
            if (held.isEmpty()) {
                backOffMillis = FIRST_BACK_OFF_MILLIS;
                trouble = null;
                monitor.notifyAll();
                LOGGER.atInfo().addKeyValue("publisher", name).log("publishing goes on");
            }
        }
    }

    private final class Pending implements Confirmation {
        private final long sequence;
        private final Outgoing message;
        private final Completion completion;
        private boolean probing;

        Pending(long sequence, Outgoing message, Completion completion) {
            this.sequence = sequence;
            this.message = message;
            this.completion = completion;
        }

        @Override
        public void confirmed() {
            outstanding.decrementAndGet();
            completion.confirmed();
            proceed();
        }

        @Override
        public void refused(Refusal refusal) {
            if (refusal instanceof Unacceptable) {
                outstanding.decrementAndGet();
                completion.unacceptable(refusal.reason());
                proceed();
            } else if (refusal instanceof Unroutable && completion.discardUnroutable(refusal.reason())) {
                outstanding.decrementAndGet();
                proceed();
            } else {
                probing = false;
                hold(this, refusal.reason());
            }
        }

        private void proceed() {
            if (probing) {
                timer.execute(ReliablePublisher.this::release);
            }
        }
    }
}
