package dev.weir.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.client.TestMessage;
import java.util.List;

/** Pausing, stopping, and the books at the end. */
final class LifePromises {
    static final List<Promise> ALL = List.of(
            new Promise("a paused connector says so", Need.INPUT, seen -> assertThat(
                            seen.rest().stateWhenPaused())
                    .isEqualTo("Paused")),
            new Promise("a paused connector takes nothing", Need.OUTPUT, seen -> assertThat(
                            seen.rest().seenWhenPaused())
                    .isZero()),
            new Promise(
                    "what came in a pause is delivered after it, once",
                    Need.OUTPUT,
                    seen -> once(seen, "paused-", seen.rest().sentWhenPaused())),
            new Promise(
                    "an orderly stop loses nothing and doubles nothing",
                    Need.OUTPUT,
                    seen -> once(seen, "stopped-", seen.rest().sentAroundStop() / 2)),
            new Promise(
                    "what came while it was down is delivered, once",
                    Need.OUTPUT,
                    seen -> once(seen, "started-", seen.rest().sentAroundStop() / 2)),
            new Promise(
                    "every delivery is accounted for",
                    Need.INPUT,
                    seen -> balanced(seen.rest().counts())),
            new Promise("every message came to exactly one end", Need.INPUT, seen -> assertThat(
                            seen.rest().counts().ended())
                    .isEqualTo(seen.probes().size())),
            new Promise("nothing is left waiting", Need.INPUT, seen -> assertThat(
                            seen.rest().lagAtEnd())
                    .isZero()),
            new Promise("nothing is left in its hands", Need.INPUT, seen -> assertThat(
                            seen.rest().inFlightAtEnd())
                    .isZero()));

    private LifePromises() {}

    private static void once(Evidence seen, String prefix, int messages) {
        List<String> labels = seen.outputs().stream()
                .map((TestMessage it) -> it.header(Probe.HEADER))
                .filter(it -> it.startsWith(prefix))
                .toList();
        assertThat(labels).hasSize(messages * seen.parts());
        assertThat(labels.stream().distinct()).hasSize(messages);
    }

    private static void balanced(Counts counts) {
        assertThat(counts.delivered()).isEqualTo(counts.ended() + counts.retried() + counts.returned());
    }
}
