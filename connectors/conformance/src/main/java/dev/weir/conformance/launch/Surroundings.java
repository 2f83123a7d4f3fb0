package dev.weir.conformance.launch;

import dev.weir.model.BrokerAuth;
import dev.weir.model.BrokerSpec;
import dev.weir.model.BrokerType;
import dev.weir.model.ConnectorSpec;
import dev.weir.model.IntegrationSpec;
import dev.weir.model.Manifest;
import dev.weir.model.Mechanism;
import dev.weir.model.SecretName;
import dev.weir.model.SecretRef;
import dev.weir.model.TopologyMode;
import dev.weir.plan.AppPlan;
import dev.weir.plan.render.Planner;
import dev.weir.plan.resolve.IntegrationResolver;
import dev.weir.plan.resolve.References;
import dev.weir.plan.resolve.Resolved;
import dev.weir.plan.resolve.Unresolved;
import dev.weir.testkit.KafkaServer;
import dev.weir.testkit.RabbitServer;
import dev.weir.testkit.TestBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the Integration of a test refers to: connectors as their catalogue entries say, Brokers and Secrets as the test says. */
public final class Surroundings implements References {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Map<String, ConnectorSpec> connectors = new TreeMap<>();
    private final Map<String, BrokerSpec> brokers = new TreeMap<>();
    private final Map<String, Map<String, String>> secrets = new TreeMap<>();

    /** Knows a connector by its catalogue entry. */
    public Surroundings connector(Path descriptor) {
        Manifest<ConnectorSpec> entry = entry(descriptor);
        connectors.put(entry.metadata().name(), entry.spec());
        return this;
    }

    public Surroundings broker(String name, BrokerSpec spec) {
        brokers.put(name, spec);
        return this;
    }

    /** The broker of a test, and the Secret with its login where it wants one. */
    public Surroundings broker(String name, TestBroker broker) {
        return switch (broker) {
            case KafkaServer kafka -> broker(name, BrokerSpec.kafka(kafka.address()));
            case RabbitServer rabbit ->
                secret(
                                name + "-login",
                                Map.of(BrokerAuth.USERNAME, rabbit.user(), BrokerAuth.PASSWORD, rabbit.password()))
                        .broker(name, rabbitmq(rabbit.address(), name + "-login"));
        };
    }

    private static BrokerSpec rabbitmq(String address, String login) {
        return new BrokerSpec(
                BrokerType.RabbitMq,
                List.of(address),
                "/",
                new BrokerAuth(Mechanism.Plain, new SecretName(login)),
                null,
                null,
                TopologyMode.Create,
                0,
                0,
                BrokerSpec.MAX_MESSAGE_BYTES);
    }

    public Surroundings secret(String name, Map<String, String> values) {
        secrets.put(name, values);
        return this;
    }

    /** The value of a Secret, as whoever starts a process looks it up. */
    public String secret(SecretRef reference) {
        return Optional.ofNullable(secrets.get(reference.name()))
                .map(it -> it.get(reference.key()))
                .orElseThrow(() -> new IllegalArgumentException("no Secret has " + reference));
    }

    /**
     * What becomes of an Integration.
     *
     * @throws IllegalStateException with the problems, when it is refused
     */
    public AppPlan plan(String integration) {
        Manifest<IntegrationSpec> manifest = read(integration, IntegrationSpec.class);
        return switch (new IntegrationResolver().resolve(manifest, this)) {
            case Resolved resolved -> new Planner().plan(resolved).app();
            case Unresolved unresolved ->
                throw new IllegalStateException(integration + "is refused: " + unresolved.problems());
        };
    }

    /** A catalogue entry, as its file says. */
    public static Manifest<ConnectorSpec> entry(Path descriptor) {
        try {
            return read(Files.readString(descriptor), ConnectorSpec.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> Manifest<T> read(String text, Class<T> spec) {
        JavaType type = YAML.getTypeFactory().constructParametricType(Manifest.class, spec);
        return YAML.readValue(text, type);
    }

    @Override
    public Optional<BrokerSpec> broker(String namespace, String name) {
        return Optional.ofNullable(brokers.get(name));
    }

    @Override
    public Optional<ConnectorSpec> connector(String name) {
        return Optional.ofNullable(connectors.get(name));
    }

    @Override
    public Optional<Set<String>> secretKeys(String namespace, String name) {
        return Optional.ofNullable(secrets.get(name)).map(Map::keySet);
    }

    @Override
    public Collection<Manifest<IntegrationSpec>> integrations() {
        return List.of();
    }
}
