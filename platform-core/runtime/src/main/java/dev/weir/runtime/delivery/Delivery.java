package dev.weir.runtime.delivery;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One message as a broker handed it over. Headers are decoded only when asked for. Safe to read from any thread. */
public interface Delivery {
    /** Identity of the message, constant through retry, dead letter and redrive. */
    String id();

    /** Where the message was read: {@code topic-partition-offset}, or {@code queue#id} on RabbitMQ. */
    String position();

    /** The body; {@code null} for a Kafka record without value. */
    byte @Nullable [] body();

    /** The business key: record key on Kafka, routing key on RabbitMQ, or what {@code weir-key} restores. */
    byte @Nullable [] key();

    /** The header as text; {@code null} when it is absent or not valid UTF-8 text. */
    @Nullable
    String text(String header);

    /** Every header that may travel on, with the value as the broker's client gives it. */
    void passing(BiConsumer<String, Object> sink);

    /** Body, key and headers, in bytes; an estimate is enough. */
    int size();

    /**
     * Asked once, right before the message is started. For a message that is to be alone it waits until the broker has
     * noted that.
     *
     * @return false when the broker has already given the message to somebody else, so that calling it would only be a
     *     duplicate
     */
    boolean claim();

    /**
     * Whether processes have died with this message among others, and the broker has a place where messages wait to be
     * handled alone. It is put there instead of being called.
     */
    default boolean suspect() {
        return false;
    }

    /** Whether nothing else may be handled by this process while this message is. */
    default boolean alone() {
        return false;
    }

    /** How often a process died while it handled this message alone. Each counts as a failed attempt. */
    default int deaths() {
        return 0;
    }

    /** The message is finished: it may be acknowledged as soon as all before it are. Called exactly once. */
    void settle();
}
