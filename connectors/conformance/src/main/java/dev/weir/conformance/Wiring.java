package dev.weir.conformance;

import dev.weir.conformance.launch.Launched;
import dev.weir.conformance.launch.Surroundings;
import dev.weir.letters.DeadLetters;
import dev.weir.model.ConnectorSpec;
import dev.weir.model.Manifest;
import dev.weir.model.Role;
import dev.weir.testkit.KafkaServer;
import dev.weir.testkit.RabbitServer;
import dev.weir.testkit.TestBroker;
import dev.weir.wire.PhysicalNames;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.SpringApplication;

/** The Integration that puts a subject between an input and an output of its own. */
final class Wiring {
    static final int ATTEMPTS = 3;
    static final long SHORTEST_WAITS_MILLIS = 160 + 320;
    static final String NAME = "conformance/subject";

    private final Subject subject;
    private final TestBroker broker;
    private final Surroundings surroundings;
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    Wiring(Subject subject, TestBroker broker) {
        this.subject = subject;
        this.broker = broker;
        this.surroundings = new Surroundings().connector(subject.descriptor()).broker("main", broker);
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

    /** A life of the subject. */
    Launched start(Path folder) {
        var application = new SpringApplication(subject.application());
        return Launched.start(application, surroundings.plan(integration()), surroundings, folder);
    }

    private String integration() {
        Manifest<ConnectorSpec> connector = Surroundings.entry(subject.descriptor());
        return """
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
                        ATTEMPTS);
    }
}
