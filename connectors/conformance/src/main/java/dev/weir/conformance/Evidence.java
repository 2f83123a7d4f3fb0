package dev.weir.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.letters.DeadLetter;
import dev.weir.letters.Outcome;
import dev.weir.testkit.client.TestMessage;
import java.util.List;

/**
 * What was seen of one play.
 *
 * @param parts outputs of one accepted message
 * @param probes everything that was sent in the first act
 * @param outputs everything that came out, in its order
 * @param copies everything that another group saw at the input's destination
 * @param letters the dead letters after the first act
 * @param redriven the failing letters after they were redriven once and failed again
 * @param fourth what became of the wish to redrive letters that had been redriven three times
 * @param rest what was seen of pausing, stopping and the end
 */
record Evidence(
        int parts,
        List<Probe> probes,
        List<TestMessage> outputs,
        List<TestMessage> copies,
        List<DeadLetter> letters,
        List<DeadLetter> redriven,
        Outcome fourth,
        Rest rest) {
    /**
     * The second half of the play.
     *
     * @param stateWhenPaused what the connector said of itself
     * @param seenWhenPaused outputs of messages sent while it was paused, before it went on
     * @param sentWhenPaused their number
     * @param sentAroundStop messages sent under a stop and a start
     * @param counts of the first life, when the first act was over
     * @param lagAtEnd messages that wait when everything is done
     */
    record Rest(
            String stateWhenPaused,
            int seenWhenPaused,
            int sentWhenPaused,
            int sentAroundStop,
            Counts counts,
            long lagAtEnd,
            int inFlightAtEnd) {}

    Probe sent(String label) {
        return probes.stream()
                .filter(it -> it.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody sent " + label));
    }

    /** Outputs of the probe, in their order. */
    List<TestMessage> outputs(String label) {
        return outputs.stream()
                .filter(it -> it.header(Probe.HEADER).equals(label))
                .toList();
    }

    /** The first output of the probe. */
    TestMessage output(String label) {
        List<TestMessage> all = outputs(label);
        assertThat(all).as("outputs of " + label).hasSize(parts);
        return all.getFirst();
    }

    /** How often another group saw the probe. */
    List<TestMessage> copies(String label) {
        return copies.stream()
                .filter(it -> it.header(Probe.HEADER).equals(label))
                .toList();
    }

    /** The dead letter of the probe after the first act. */
    DeadLetter letter(String label) {
        return only(letters, label);
    }

    /** The dead letter of the probe after it was redriven once. */
    DeadLetter redriven(String label) {
        return only(redriven, label);
    }

    private static DeadLetter only(List<DeadLetter> letters, String label) {
        List<DeadLetter> own = letters.stream().filter(it -> is(it, label)).toList();
        assertThat(own).as("dead letters of " + label).hasSize(1);
        return own.getFirst();
    }

    static boolean is(DeadLetter letter, String label) {
        return header(letter, Probe.HEADER).equals(label);
    }

    /** A header of a letter as text; empty when it is absent. */
    static String header(DeadLetter letter, String name) {
        return letter.headers().stream()
                .filter(it -> it.name().equals(name))
                .map(DeadLetter.Header::text)
                .findFirst()
                .orElse("");
    }
}
