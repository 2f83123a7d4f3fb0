package dev.weir.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.BrokerRef;
import dev.weir.model.BrokerSpec;
import dev.weir.model.ConnectorRef;
import dev.weir.model.ConnectorSpec;
import dev.weir.model.DeliveryPolicy;
import dev.weir.model.IntegrationSpec;
import dev.weir.model.Manifest;
import dev.weir.model.Metadata;
import dev.weir.model.OutputSpec;
import dev.weir.model.Role;
import dev.weir.model.State;
import dev.weir.model.Tracing;
import dev.weir.model.Unrouted;
import dev.weir.plan.render.Planner;
import dev.weir.plan.resolve.IntegrationResolver;
import dev.weir.plan.resolve.References;
import dev.weir.plan.resolve.Resolved;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanTest {
    @Test
    void isTheSameWhateverTheOrderOfOptions() {
        var forth = new LinkedHashMap<String, Object>();
        forth.put("a", 1);
        forth.put("b", Map.of("c", 2));
        var back = new LinkedHashMap<String, Object>();
        back.put("b", Map.of("c", 2));
        back.put("a", 1);

        assertThat(plan(forth, 1, State.Running)).isEqualTo(plan(back, 1, State.Running));
    }

    @Test
    void keepsItsDigestWhenScaledOrPausedAndChangesItWithTheText() {
        String digest = plan(Map.of("a", 1), 1, State.Running).app().digest();

        assertThat(plan(Map.of("a", 1), 5, State.Paused).app().digest())
                .isEqualTo(digest)
                .hasSize(64);
        assertThat(plan(Map.of("a", 2), 1, State.Running).app().digest()).isNotEqualTo(digest);
    }

    @Test
    void runsNoProcessWhenStopped() {
        assertThat(plan(Map.of(), 3, State.Stopped).app().workload().processes())
                .isZero();
        assertThat(plan(Map.of(), 3, State.Paused).app().workload().processes()).isEqualTo(3);
    }

    @Test
    void isOneTextOfPropertiesWithWhatIsNeededAroundThem() {
        assertThat(plan(Map.of("a", 1), 1, State.Running).text())
                .contains("\nticker.a=1\n")
                .contains("# process shop/ticks: ticker, Running, replicas 1\n", "#   topic ticks: Describe, Write");
    }

    private static Plan plan(Map<String, Object> config, int replicas, State state) {
        var spec = new IntegrationSpec(
                new ConnectorRef("ticker", null),
                new BrokerRef("main"),
                null,
                new OutputSpec("ticks", null, null, List.of(), Unrouted.Pause, true),
                config,
                List.of(),
                DeliveryPolicy.DEFAULT,
                Tracing.DEFAULT,
                replicas,
                null,
                null,
                null,
                state);
        Manifest<IntegrationSpec> integration = Manifest.integration(Metadata.of("shop", "ticks"), spec);
        return new Planner().plan((Resolved) new IntegrationResolver().resolve(integration, new OneOfEach()));
    }

    private record OneOfEach() implements References {
        @Override
        public Optional<BrokerSpec> broker(String namespace, String name) {
            return Optional.of(BrokerSpec.kafka("127.0.0.1:9092"));
        }

        @Override
        public Optional<ConnectorSpec> connector(String name) {
            return Optional.of(new ConnectorSpec(Role.Source, null, null, null, null, null, null, Map.of(), List.of()));
        }

        @Override
        public Optional<Set<String>> secretKeys(String namespace, String name) {
            return Optional.empty();
        }

        @Override
        public Collection<Manifest<IntegrationSpec>> integrations() {
            return List.of();
        }
    }
}
