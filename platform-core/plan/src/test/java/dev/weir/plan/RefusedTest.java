package dev.weir.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.plan.resolve.IntegrationResolver;
import dev.weir.plan.resolve.Reason;
import dev.weir.plan.resolve.Resolved;
import dev.weir.plan.resolve.Unresolved;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is refused, and in which words. */
class RefusedTest {
    @TestFactory
    Stream<DynamicTest> eachIsRefusedInItsWords() {
        return Golden.folders("refused").stream()
                .map(folder -> DynamicTest.dynamicTest(String.valueOf(folder.getFileName()), () -> {
                    Golden.compare(
                            folder.resolve("out-problems.txt"),
                            unresolved(folder).problems().text());
                    assertThat(Golden.unused(folder, Set.of("in.yaml", "out-problems.txt")))
                            .isEmpty();
                }));
    }

    @Test
    void everyReasonIsShownByARefusal() {
        var reasons = EnumSet.noneOf(Reason.class);
        Golden.folders("refused")
                .forEach(folder -> unresolved(folder).problems().stream().forEach(it -> reasons.add(it.reason())));

        assertThat(EnumSet.complementOf(reasons))
                .as("those that only show within a Broker")
                .containsExactly(Reason.SecretKeyNotFound);
    }

    private static Unresolved unresolved(Path folder) {
        var references = new KnownReferences()
                .add(Golden.ROOT.resolve("catalogue/connectors.yaml"))
                .add(Golden.ROOT.resolve("catalogue/Broker-kafka.yaml"))
                .add(folder.resolve("in.yaml"));
        return switch (new IntegrationResolver().resolve(references.first(), references)) {
            case Unresolved unresolved -> unresolved;
            case Resolved resolved -> throw new AssertionError(folder + " is not refused: " + resolved);
        };
    }
}
