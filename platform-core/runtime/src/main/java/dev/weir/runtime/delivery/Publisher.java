package dev.weir.runtime.delivery;

import org.jspecify.annotations.Nullable;

/**
 * Publishes to one broker with confirms, many messages in flight. An implementation reports every message exactly once to
 * its confirmation, from any thread; it never retries beyond what the broker's client does and never throws.
 */
public interface Publisher extends AutoCloseable {
    /** Hands a message to the broker; may block while the client's buffers are full. */
    void publish(Outgoing message, Confirmation confirmation);

    /** Why this message can never be published as it is, as far as that is known before it is sent; else {@code null}. */
    @Nullable
    String objection(Outgoing message);

    /** Nothing more follows for now: what a client holds back to send it together with others leaves. Does not wait. */
    default void flush() {}

    /** Why the broker takes nothing from anybody at the moment; {@code null} when it does, or does not say. */
    default @Nullable String blocked() {
        return null;
    }

    @Override
    void close();

    /** Told how a publish ended. */
    interface Confirmation {
        /** The broker has the message. */
        void confirmed();

        /** The broker does not have the message. */
        void refused(Refusal refusal);
    }

    /** Why a message was not published. */
    sealed interface Refusal {
        /** For people: what the broker or its client said. */
        String reason();
    }

    /** This message can never be published as it is: too large, or headers the broker takes offence at. */
    record Unacceptable(String reason) implements Refusal {}

    /** No queue took the message. */
    record Unroutable(String reason) implements Refusal {}

    /** The broker could not take it now: down, not authorised, too few replicas, a full queue. */
    record Unavailable(String reason) implements Refusal {}
}
