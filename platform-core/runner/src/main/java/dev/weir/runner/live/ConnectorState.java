package dev.weir.runner.live;

import org.jspecify.annotations.Nullable;

/**
 * What a connector says of itself.
 *
 * @param state {@code Running} or {@code Paused}
 * @param trouble why messages do not flow; null when they do
 * @param input null for a source
 * @param output null for a sink
 */
public record ConnectorState(
        String integration,
        @Nullable String connector,
        String state,
        @Nullable String trouble,
        @Nullable Side input,
        @Nullable Side output,
        Counts counts) {

    /**
     * One side.
     *
     * @param group null for an output
     * @param lag messages not yet finished, the broker's included; -1 when unknown; 0 for an output
     * @param inFlight messages fetched and not yet finished
     */
    public record Side(
            String system, String destination, @Nullable String group, long lag, int inFlight) {}

    /** What happened in the life of the process; accepted, confirmed and refused are a source's. */
    public record Counts(
            long delivered,
            long forwarded,
            long consumed,
            long filtered,
            long retried,
            long dead,
            long returned,
            long outputs,
            long discarded,
            long accepted,
            long confirmed,
            long refused) {
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        /** Both together. */
        public Counts plus(Counts other) {
            return new Counts(
                    delivered + other.delivered,
                    forwarded + other.forwarded,
                    consumed + other.consumed,
                    filtered + other.filtered,
                    retried + other.retried,
                    dead + other.dead,
                    returned + other.returned,
                    outputs + other.outputs,
                    discarded + other.discarded,
                    accepted + other.accepted,
                    confirmed + other.confirmed,
                    refused + other.refused);
        }

        /** Messages that a source took in or that were delivered from an input. */
        public long in() {
            return accepted + delivered;
        }

        /** Messages handed to the output, with the broker's confirmation. */
        public long out() {
            return confirmed + outputs;
        }
    }

    public ConnectorState {
        counts = counts == null ? Counts.NONE : counts;
    }

    public int inFlight() {
        return input == null ? 0 : input.inFlight();
    }

    public long lag() {
        return input == null ? 0 : input.lag();
    }
}
