package dev.weir.testkit.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** What has arrived so far; grows in the background until it is closed. */
public final class Collected implements AutoCloseable {
    private final List<TestMessage> messages;
    private final AtomicInteger size = new AtomicInteger();
    private final Reading reading;

    Collected(Function<Collected, Reading> start) {
        this.messages = Collections.synchronizedList(new ArrayList<>());
        this.reading = start.apply(this);
    }

    void add(TestMessage message) {
        messages.add(message);
        size.incrementAndGet();
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
