package dev.weir.testkit.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** What has arrived so far; grows in the background until it is closed. */
public final class Collected implements AutoCloseable {
    private static final int SHOWN = 20;

    private final List<TestMessage> messages;
    private final AtomicInteger size = new AtomicInteger();
    private final Reading reading;

    Collected(Function<Collected, Reading> start) {
        this.messages = Collections.synchronizedList(new ArrayList<>());
        this.reading = start.apply(this);
    }

    void add(TestMessage message) {
        synchronized (messages) {
            messages.add(message);
            size.incrementAndGet();
            messages.notifyAll();
        }
    }

    /**
     * Waits until so many have arrived.
     *
     * @throws AssertionError with what has arrived, when the time is over or as soon as there are more
     */
    public void await(int count, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        synchronized (messages) {
            try {
                long left;
                while (messages.size() < count && (left = end - System.nanoTime()) > 0) {
                    TimeUnit.NANOSECONDS.timedWait(messages, left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
            if (messages.size() != count) {
                throw new AssertionError(messages.size() + " instead of " + count + " messages: "
                        + messages.stream().limit(SHOWN).map(TestMessage::text).toList());
            }
        }
    }

    /** How many have arrived. */
    public int size() {
        return size.get();
    }

    /** A copy of what has arrived. */
    public List<TestMessage> messages() {
        synchronized (messages) {
            return List.copyOf(messages);
        }
    }

    /** The bodies of what has arrived, as text. */
    public List<String> texts() {
        return messages().stream().map(TestMessage::text).toList();
    }

    @Override
    public void close() {
        reading.close();
    }
}
