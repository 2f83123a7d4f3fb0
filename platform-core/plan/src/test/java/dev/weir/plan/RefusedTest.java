package dev.weir.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.plan.resolve.IntegrationResolver;
import dev.weir.plan.resolve.Problems;
import dev.weir.plan.resolve.Reason;
import dev.weir.plan.resolve.Resolved;
import dev.weir.plan.resolve.Unresolved;
import dev.weir.testkit.GoldenFolder;
import java.util.EnumSet;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is refused, and in which words. */
class RefusedTest {
    @TestFactory
    Stream<DynamicContainer> eachIsRefusedInItsWords() {
        return GoldenFolder.stories(
                Golden.REFUSED,
                story ->
                        Map.of("out-problems.txt", problems(story.inputs("in-")).text()));
    }

    @Test
    void everyReasonIsShownByARefusal() {
        var reasons = EnumSet.noneOf(Reason.class);
        Golden.folders(Golden.REFUSED)
                .flatMap(folder -> problems(Golden.inputs(folder)).stream())
                .forEach(it -> reasons.add(it.reason()));

        assertThat(EnumSet.complementOf(reasons))
                .as("those that only show within a Broker")
                .containsExactly(Reason.SecretKeyNotFound);
    }

    private static Problems problems(SortedMap<String, String> inputs) {
        KnownReferences references = Golden.catalogue("kafka");
        inputs.values().forEach(references::add);
        return switch (new IntegrationResolver().resolve(references.first(), references)) {
            case Unresolved unresolved -> unresolved.problems();
            case Resolved resolved -> throw new AssertionError("not refused: " + resolved);
        };
    }
}
