package dev.weir.conformance;

import dev.weir.testkit.client.TestMessage;

/**
 * A message of the play.
 *
 * @param label travels in the header {@value #HEADER}, by which outputs and dead letters are known again
 * @param kind what becomes of it; {@link Need#OUTPUT} stands for accepted
 */
record Probe(String label, Need kind, TestMessage message) {
    static final String HEADER = "probe";

    /** The identity it was sent with; empty without one. */
    String id() {
        return message.header("weir-id");
    }
}
