package dev.weir.conformance;

import java.util.function.Supplier;

/** One promise of delivery, asked of one subject on one broker. */
public final class Behaviour {
    private final Promise promise;
    private final String broker;
    private final Supplier<Evidence> evidence;

    Behaviour(Promise promise, String broker, Supplier<Evidence> evidence) {
        this.promise = promise;
        this.broker = broker;
        this.evidence = evidence;
    }

    /**
     * Asks whether the subject keeps it.
     *
     * @throws AssertionError when it does not, with what was seen instead
     */
    public void holds() {
        promise.check().accept(evidence.get());
    }

    /** The broker and the promise as a sentence. */
    @Override
    public String toString() {
        return broker + ": " + promise.name();
    }
}
