package dev.weir.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.wire.Headers;
import java.util.List;
import java.util.function.Predicate;

/** What becomes of a message. */
final class OutcomePromises {
    static final List<Promise> ALL = List.of(
            new Promise("an accepted message gives its outputs, and gives them once", Need.OUTPUT, seen -> {
                for (Probe probe : seen.probes()) {
                    if (probe.kind() == Need.OUTPUT) {
                        seen.output(probe.label());
                    }
                }
            }),
            new Promise("messages that do not fail keep their order", Need.OUTPUT, seen -> assertThat(
                            seen.outputs().stream()
                                    .map(it -> it.header(Probe.HEADER))
                                    .filter(it -> it.startsWith("ordered-"))
                                    .toList())
                    .hasSize(Script.IN_ORDER * seen.parts())
                    .isSorted()),
            new Promise("accepted messages leave no dead letter", Need.INPUT, seen -> assertThat(seen.letters())
                    .noneMatch(letter -> labels(seen, it -> it.kind() == Need.OUTPUT)
                            .contains(Evidence.header(letter, Probe.HEADER)))),
            none("a filtered message gives no output", Need.FILTERED, "filtered"),
            noLetter("a filtered message leaves no dead letter", Need.FILTERED, "filtered"),
            none("a rejected message gives no output", Need.REJECTED, "rejected"),
            attempts("a rejected message is dead at once", Need.REJECTED, "rejected", 1),
            attempts("a body that cannot be read is dead at once", Need.TYPED, "unreadable", 1),
            attempts("an empty body that cannot be read is dead at once", Need.TYPED, "empty", 1),
            none("a message that always fails gives no output", Need.FAILING, "failing-1"),
            attempts("a message is tried exactly as often as configured", Need.FAILING, "failing-1", Wiring.ATTEMPTS),
            attempts("forged attempts are not believed", Need.FAILING, "failing-forged", Wiring.ATTEMPTS),
            new Promise("what comes after failing messages is not held up by them", Need.FAILING, seen -> assertThat(
                            seen.outputs("last"))
                    .hasSize(seen.parts())),
            once("a message that recovers gives its outputs once", Need.RECOVERING, "recovering"),
            noLetter("a message that recovers leaves no dead letter", Need.RECOVERING, "recovering"),
            new Promise("the outputs of a retry bear no mark of it", Need.RECOVERING, seen -> assertThat(
                            seen.output("recovering").headers())
                    .doesNotContainKeys(
                            Headers.ATTEMPTS, Headers.NOT_BEFORE, Headers.FIRST_FAILED, Headers.ERROR_TYPE)),
            new Promise("a retry keeps the key", Need.RECOVERING, seen -> assertThat(
                            seen.output("recovering").key())
                    .isEqualTo("C-1")),
            new Promise("a retry keeps the identity", Need.RECOVERING, seen -> assertThat(
                            seen.output("recovering").header(Headers.CAUSE))
                    .isEqualTo("recovering")),
            new Promise("a retry keeps business headers", Need.RECOVERING, seen -> assertThat(
                            seen.output("recovering").header("tenant"))
                    .isEqualTo("grün")),
            once("a message that is postponed gives its outputs once", Need.POSTPONED, "postponed"),
            none("nothing of a message is published when one part is too large", Need.TOO_LARGE, "too-large"),
            attempts("a message whose output is too large is dead at once", Need.TOO_LARGE, "too-large", 1));

    private OutcomePromises() {}

    private static Promise none(String name, Need need, String label) {
        return new Promise(name, need, seen -> assertThat(seen.outputs(label)).isEmpty());
    }

    private static Promise once(String name, Need need, String label) {
        return new Promise(name, need, seen -> assertThat(seen.outputs(label)).hasSize(seen.parts()));
    }

    private static Promise noLetter(String name, Need need, String label) {
        return new Promise(name, need, seen -> assertThat(seen.letters()).noneMatch(it -> Evidence.is(it, label)));
    }

    private static Promise attempts(String name, Need need, String label, int attempts) {
        return new Promise(
                name, need, seen -> assertThat(seen.letter(label).attempts()).isEqualTo(attempts));
    }

    private static List<String> labels(Evidence seen, Predicate<Probe> which) {
        return seen.probes().stream().filter(which).map(Probe::label).toList();
    }
}
