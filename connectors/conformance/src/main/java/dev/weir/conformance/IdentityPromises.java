package dev.weir.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.client.TestMessage;
import dev.weir.wire.Headers;
import java.util.List;
import java.util.function.Consumer;

/** Who a message is, and who its outputs are. */
final class IdentityPromises {
    static final List<Promise> ALL = List.of(
            of("an output names the input it was made from", seen -> assertThat(header(seen, "plain", Headers.CAUSE))
                    .isEqualTo("plain")),
            of(
                    "an input without a root is the root of its outputs",
                    seen -> assertThat(header(seen, "plain", Headers.ROOT)).isEqualTo("plain")),
            of(
                    "the root of an input is the root of its outputs",
                    seen -> assertThat(header(seen, "chained", Headers.ROOT)).isEqualTo("first-of-all")),
            of("an output has an id of its own", seen -> assertThat(header(seen, "plain", Headers.ID))
                    .matches("[0-9a-f]{32}")),
            of("an input that comes twice repeats the ids of its outputs", seen -> assertThat(ids(seen, "twin-1"))
                    .isEqualTo(ids(seen, "twin-2"))),
            of("outputs of different inputs have different ids", seen -> assertThat(ids(seen, "ordered-a"))
                    .doesNotContainAnyElementsOf(ids(seen, "ordered-b"))),
            of("a message without an id is given one", seen -> assertThat(header(seen, "anonymous", Headers.CAUSE))
                    .isNotEmpty()),
            of("a CloudEvent is known by its source and id", seen -> assertThat(header(seen, "event", Headers.CAUSE))
                    .isEqualTo("shop#7")),
            of("an output names the integration that made it", seen -> assertThat(
                            header(seen, "plain", Headers.INTEGRATION))
                    .isEqualTo(Wiring.NAME)),
            new Promise(
                    "the parts of one message have different ids",
                    Need.SEVERAL_OUTPUTS,
                    seen -> assertThat(ids(seen, "plain")).hasSize(seen.parts()).doesNotHaveDuplicates()),
            new Promise("the parts of one message all name it as their cause", Need.SEVERAL_OUTPUTS, seen -> assertThat(
                            seen.outputs("plain"))
                    .extracting((TestMessage it) -> it.header(Headers.CAUSE))
                    .containsOnly("plain")));

    private IdentityPromises() {}

    private static Promise of(String name, Consumer<Evidence> check) {
        return new Promise(name, Need.OUTPUT, check);
    }

    private static String header(Evidence seen, String label, String name) {
        return seen.output(label).header(name);
    }

    private static List<String> ids(Evidence seen, String label) {
        return seen.outputs(label).stream().map(it -> it.header(Headers.ID)).toList();
    }
}
