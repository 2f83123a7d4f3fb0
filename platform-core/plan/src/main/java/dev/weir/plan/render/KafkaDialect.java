package dev.weir.plan.render;

import dev.weir.model.BrokerAuth;
import dev.weir.model.SecretRef;
import dev.weir.plan.resolve.Resolved.Input;
import dev.weir.plan.resolve.Resolved.Output;
import dev.weir.wire.Topology;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Kafka, in the same order of rows as {@link RabbitDialect}. */
final class KafkaDialect implements BrokerDialect {
    private static final String BINDER = "kafka";
    private static final String BROKERS = "spring.cloud.stream.kafka.binder.brokers";
    private static final String CLIENT = "spring.cloud.stream.kafka.binder.configuration.";
    private static final String BINDING = "spring.cloud.stream.bindings.";
    private static final String KAFKA_BINDING = "spring.cloud.stream.kafka.bindings.";

    // connection
    private static final Table<Connection> CONNECTION = new Table<Connection>()
            .row(BROKERS, Connection::addresses)
            // virtual host: Kafka has none
            .row(CLIENT + "security.protocol", KafkaDialect::protocol)
            .row(CLIENT + "sasl.mechanism", Connection::mechanism)
            .secret("weir.kafka.username", it -> it.login(BrokerAuth.USERNAME))
            .secret("weir.kafka.password", it -> it.login(BrokerAuth.PASSWORD))
            .row(CLIENT + "ssl.truststore.type", it -> pem(it.ca()))
            .secret(CLIENT + "ssl.truststore.certificates", Connection::ca)
            .row(CLIENT + "ssl.keystore.type", it -> pem(it.certificate()))
            .secret(CLIENT + "ssl.keystore.certificate.chain", Connection::certificate)
            .secret(CLIENT + "ssl.keystore.key", Connection::key)
            .row(CLIENT + "ssl.endpoint.identification.algorithm", it -> it.ifAnyHost(""));

    // consumer
    private static final Table<Input> INPUT = new Table<Input>()
            .row(BINDING + "input.binder", it -> BINDER)
            .row(BINDING + "input.destination", it -> it.names().destination())
            .row(BINDING + "input.group", it -> it.names().group())
            .row(BINDING + "input.consumer.concurrency", it -> it.spec().concurrency())
            .row(
                    KAFKA_BINDING + "input.consumer.start-offset",
                    it -> it.spec().start().name().toLowerCase(Locale.ROOT));

    // producer
    private static final Table<Output> OUTPUT = new Table<Output>()
            .row(BINDING + "output.binder", it -> BINDER)
            .row(BINDING + "output.destination", it -> it.spec().destination());

    // dead letter
    private static final Table<Input> DEAD_LETTER = new Table<Input>()
            .row(BINDING + "retry.binder", it -> BINDER)
            .row(BINDING + "retry.destination", it -> it.names().retryTopics())
            .row(BINDING + "retry.group", it -> it.names().retryGroup())
            .row(KAFKA_BINDING + "retry.consumer.destination-is-pattern", it -> true)
            .row(BINDING + "letters.binder", it -> BINDER)
            .row(BINDING + "letters.destination", it -> it.names().deadLetters());

    @Override
    public String binder() {
        return BINDER;
    }

    @Override
    public Fragment connection(Connection connection) {
        return CONNECTION.render(connection);
    }

    @Override
    public Fragment consumer(Input input) {
        return INPUT.render(input);
    }

    @Override
    public Fragment producer(Output output) {
        return OUTPUT.render(output);
    }

    @Override
    public Fragment deadLetter(Input input) {
        return DEAD_LETTER.render(input);
    }

    @Override
    public Topology topology(Input input) {
        return KafkaTopology.of(input);
    }

    @Override
    public Topology topology(Output output) {
        return KafkaTopology.of(output);
    }

    @Override
    public List<String> permissions(@Nullable Input input, @Nullable Output output) {
        return KafkaPermissions.of(input, output);
    }

    @Override
    public List<String> redrive(Input input) {
        return KafkaPermissions.redrive(input);
    }

    private static @Nullable String protocol(Connection connection) {
        if (connection.tls() == null) {
            return connection.mechanism() == null ? null : "SASL_PLAINTEXT";
        }
        return connection.mechanism() == null ? "SSL" : "SASL_SSL";
    }

    private static @Nullable String pem(@Nullable SecretRef secret) {
        return secret == null ? null : "PEM";
    }
}
