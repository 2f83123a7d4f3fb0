package dev.weir.bench.rung;

import dev.weir.bench.site.Site;
import dev.weir.model.BrokerSpec;
import dev.weir.model.ConnectorSpec;
import dev.weir.model.IntegrationSpec;
import dev.weir.model.Manifest;
import dev.weir.model.Role;
import dev.weir.plan.AppPlan;
import dev.weir.plan.render.Planner;
import dev.weir.plan.resolve.IntegrationResolver;
import dev.weir.plan.resolve.References;
import dev.weir.plan.resolve.Resolved;
import dev.weir.plan.resolve.Unresolved;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JavaType;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the bench's Integration refers to: the connector of the bench, and the broker of a site. */
record Surroundings(Site site, boolean sink) implements References {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    /**
     * What becomes of an Integration.
     *
     * @throws IllegalStateException with the problems, when it is refused
     */
    AppPlan plan(String integration) {
        JavaType type = YAML.getTypeFactory().constructParametricType(Manifest.class, IntegrationSpec.class);
        Manifest<IntegrationSpec> manifest = YAML.readValue(integration, type);
        return switch (new IntegrationResolver().resolve(manifest, this)) {
            case Resolved resolved -> new Planner().plan(resolved).app();
            case Unresolved unresolved ->
                throw new IllegalStateException(integration + "is refused: " + unresolved.problems());
        };
    }

    @Override
    public Optional<BrokerSpec> broker(String namespace, String name) {
        return Optional.of(site.broker());
    }

    @Override
    public Optional<ConnectorSpec> connector(String name) {
        return Optional.of(new ConnectorSpec(
                sink ? Role.Sink : Role.Processor,
                null,
                WeirRung.MAIN,
                null,
                null,
                null,
                sink ? "tally" : "pricing",
                Map.of(),
                List.of()));
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
