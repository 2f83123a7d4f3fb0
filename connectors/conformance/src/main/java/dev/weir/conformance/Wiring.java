package dev.weir.conformance;

import dev.weir.letters.DeadLetters;
import dev.weir.model.BrokerAuth;
import dev.weir.model.BrokerSpec;
import dev.weir.model.BrokerType;
import dev.weir.model.ConnectorSpec;
import dev.weir.model.IntegrationSpec;
import dev.weir.model.Manifest;
import dev.weir.model.Mechanism;
import dev.weir.model.Role;
import dev.weir.model.SecretName;
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
import dev.weir.wire.PhysicalNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JavaType;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The Integration that puts a subject between an input and an output of its own, and everything it refers to. */
final class Wiring implements References {
    static final int ATTEMPTS = 3;
    static final long SHORTEST_WAITS_MILLIS = 160 + 320;
    static final String NAME = "conformance/subject";
    private static final String LOGIN = "login";
    private static final YAMLMapper YAML = new YAMLMapper();

    private final Manifest<ConnectorSpec> connector;
    private final Subject subject;
    private final TestBroker broker;
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    Wiring(Subject subject, TestBroker broker) {
        this.subject = subject;
        this.broker = broker;
        try {
            this.connector = read(Files.readString(subject.descriptor()), ConnectorSpec.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    PhysicalNames names() {
        return new PhysicalNames("conform-" + run, "subject");
    }

    String output() {
        return "conform-out-" + run;
    }

    DeadLetters letters() {
        return switch (broker) {
            case KafkaServer kafka -> DeadLetters.kafka(Map.of("bootstrap.servers", kafka.address()), names());
            case RabbitServer rabbit -> DeadLetters.rabbit(RabbitLogin.factory(rabbit), names());
        };
    }

    /** The text and the secrets that the process reads. */
    AppPlan plan() {
        Manifest<IntegrationSpec> manifest = read(
                """
                apiVersion: weir.dev/v1alpha1
                kind: Integration
                metadata: {name: subject, namespace: conformance}
                spec:
                  connector: {name: %s}
                  broker: {name: main}
                  input: {destination: %s, group: %s}
                  %s
                  config: %s
                  delivery: {retry: {attempts: %d, interval: 200ms, factor: 2, jitter: 0.2}}
                """.formatted(
                                connector.metadata().name(),
                                names().destination(),
                                names().group(),
                                connector.spec().role() == Role.Sink ? "" : "output: {destination: " + output() + "}",
                                subject.config(),
                                ATTEMPTS),
                IntegrationSpec.class);
        return switch (new IntegrationResolver().resolve(manifest, this)) {
            case Resolved resolved -> new Planner().plan(resolved).app();
            case Unresolved unresolved ->
                throw new IllegalStateException("the subject cannot be wired: " + unresolved.problems());
        };
    }

    /** The value of a key of the one Secret there is. */
    String secret(String key) {
        RabbitServer rabbit = (RabbitServer) broker;
        return key.equals(BrokerAuth.USERNAME) ? rabbit.user() : rabbit.password();
    }

    private static <T> Manifest<T> read(String text, Class<T> spec) {
        JavaType type = YAML.getTypeFactory().constructParametricType(Manifest.class, spec);
        return YAML.readValue(text, type);
    }

    @Override
    public Optional<BrokerSpec> broker(String namespace, String name) {
        return Optional.of(
                switch (broker) {
                    case KafkaServer kafka -> BrokerSpec.kafka(kafka.address());
                    case RabbitServer rabbit ->
                        new BrokerSpec(
                                BrokerType.RabbitMq,
                                List.of(rabbit.address()),
                                "/",
                                new BrokerAuth(Mechanism.Plain, new SecretName(LOGIN)),
                                null,
                                null,
                                TopologyMode.Create,
                                0,
                                0,
                                BrokerSpec.MAX_MESSAGE_BYTES);
                });
    }

    @Override
    public Optional<ConnectorSpec> connector(String name) {
        return name.equals(connector.metadata().name()) ? Optional.of(connector.spec()) : Optional.empty();
    }

    @Override
    public Optional<Set<String>> secretKeys(String namespace, String name) {
        return name.equals(LOGIN) ? Optional.of(Set.of(BrokerAuth.USERNAME, BrokerAuth.PASSWORD)) : Optional.empty();
    }

    @Override
    public Collection<Manifest<IntegrationSpec>> integrations() {
        return List.of();
    }
}
