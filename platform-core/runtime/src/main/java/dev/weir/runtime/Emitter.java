package dev.weir.runtime;

/**
 * How a source publishes: to the integration's output destination, returning when the broker has confirmed. Inject it
 * into any bean of a source; it may be used by many threads at once, which share the confirms' round trip.
 */
public interface Emitter<T> {
    /**
     * Publishes and waits for the broker's confirm.
     *
     * @return the id of the message, now confirmed
     * @throws NotConfirmed when the broker did not confirm in time: whether the message arrived is unknown
     * @throws RejectMessage when the message can never be published: not encodable, or larger than the broker takes
     */
    String send(Emission<? extends T> emission);

    /** Publishes a payload with a new id and no key, see {@link #send(Emission)}. */
    default String send(T payload) {
        return send(Emission.<T>of(payload));
    }
}
