package dev.weir.plan.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.plan.Golden;
import dev.weir.plan.KnownReferences;
import dev.weir.plan.render.Planner;
import dev.weir.wire.Topology;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Collisions are looked for among the names that are rendered, all of them. */
class ClaimTest {
    @TestFactory
    Stream<DynamicTest> everyRenderedNameIsClaimed() {
        return Golden.variants().stream()
                .map(variant -> DynamicTest.dynamicTest(variant.name(), () -> {
                    KnownReferences references = variant.references();
                    Topology topology = new Planner()
                            .plan((Resolved) variant.resolution())
                            .app()
                            .topology();

                    var rendered = new TreeSet<String>();
                    topology.topics().forEach(it -> rendered.add(it.name()));
                    topology.exchanges().forEach(it -> rendered.add(it.name()));
                    topology.queues().forEach(it -> rendered.add(it.name()));

                    assertThat(Claim.of(Candidate.of(references.first(), references)))
                            .extracting(Claim::name)
                            .containsAll(rendered);
                }));
    }
}
