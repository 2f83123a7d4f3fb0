package dev.weir.operator.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.BrokerSpec;
import dev.weir.model.ConnectorSpec;
import dev.weir.model.IntegrationSpec;
import dev.weir.model.Manifest;
import dev.weir.operator.kind.Broker;
import dev.weir.operator.kind.Connector;
import dev.weir.operator.kind.Integration;
import dev.weir.operator.optional.OptionalKind;
import dev.weir.plan.render.Planner;
import dev.weir.plan.resolve.IntegrationResolver;
import dev.weir.plan.resolve.References;
import dev.weir.plan.resolve.Resolved;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An Integration and all it rests on, from files.
 *
 * @param files answers with the text of a file; null when there is none of that name
 */
record Scene(Function<String, @Nullable String> files) implements References {
    static final KubernetesSerialization YAML = new KubernetesSerialization();

    Blueprint blueprint() {
        Integration integration = read("in-Integration.yaml", Integration.class);
        var resolution = new IntegrationResolver().resolve(integration.manifest(), this);
        assertThat(resolution).isInstanceOf(Resolved.class);
        String restartedAt = integration.getMetadata().getAnnotations() == null
                ? null
                : integration.getMetadata().getAnnotations().get(Labels.RESTARTED_AT);
        Resolved resolved = (Resolved) resolution;
        return new Blueprint(
                new Planner().plan(resolved).app(), "uid-1", "digest-1", restartedAt, resolved.input(), kinds());
    }

    private <T> T read(String file, Class<T> type) {
        return YAML.unmarshal(Objects.requireNonNull(files.apply(file), file), type);
    }

    private Set<OptionalKind> kinds() {
        return Stream.ofNullable(files.apply("in-kinds.txt"))
                .flatMap(String::lines)
                .map(OptionalKind::valueOf)
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<BrokerSpec> broker(String namespace, String name) {
        return Optional.of(read("in-Broker.yaml", Broker.class).getSpec());
    }

    @Override
    public Optional<ConnectorSpec> connector(String name) {
        return Optional.of(read("in-Connector.yaml", Connector.class).getSpec());
    }

    @Override
    public Optional<Set<String>> secretKeys(String namespace, String name) {
        return Optional.of(
                switch (name) {
                    case "rabbit-login" -> Set.of("username", "password");
                    case "rabbit-ca" -> Set.of("ca.crt");
                    default -> Set.of("token");
                });
    }

    @Override
    public Collection<Manifest<IntegrationSpec>> integrations() {
        return List.of();
    }
}
