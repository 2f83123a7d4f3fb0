package dev.weir.runtime.kafka;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Makes a producer send what lies in its buffers, without waiting for the answers as the client's own flush does. What is
 * handed over while such a flush lasts leaves at once too.
 */
final class Flusher implements AutoCloseable {
    private final Supplier<? extends @Nullable Producer<?, ?>> producer;
    /** Not every producer is ever asked to flush. */
    private volatile @Nullable Thread thread;

    private volatile boolean wanted;
    private volatile boolean closed;

    /** @param producer the one in use; {@code null} while there is none */
    Flusher(Supplier<? extends @Nullable Producer<?, ?>> producer) {
        this.producer = producer;
    }

    /** Asks for a flush and returns. */
    void flush() {
        wanted = true;
        Thread known = thread;
        if (known == null) {
            begin();
        } else {
            LockSupport.unpark(known);
        }
    }

    private synchronized void begin() {
        if (thread == null && !closed) {
            thread = Thread.ofPlatform().name("weir-flush").daemon().start(this::run);
        }
    }

    private void run() {
        while (!closed) {
            if (wanted) {
                wanted = false;
                pass(producer.get());
            } else {
                LockSupport.park(this);
            }
        }
    }

    private static void pass(@Nullable Producer<?, ?> current) {
        if (current != null) {
            try {
                current.flush();
            } catch (InterruptException closing) {
                // nobody waits for this flush; the records keep their own answers
                Thread.interrupted();
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
