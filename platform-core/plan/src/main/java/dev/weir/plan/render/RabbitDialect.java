package dev.weir.plan.render;

import dev.weir.model.BrokerAuth;
import dev.weir.plan.resolve.Resolved.Input;
import dev.weir.plan.resolve.Resolved.Output;
import dev.weir.wire.Topology;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** RabbitMQ, in the same order of rows as {@link KafkaDialect}. */
final class RabbitDialect implements BrokerDialect {
    private static final String BINDER = "rabbit";
    private static final String CLIENT = "spring.rabbitmq.";
    private static final String PEM = "spring.ssl.bundle.pem.rabbit.";
    private static final String BINDING = "spring.cloud.stream.bindings.";
    private static final String RABBIT_BINDING = "spring.cloud.stream.rabbit.bindings.";

    // connection
    private static final Table<Connection> CONNECTION = new Table<Connection>()
            .row(CLIENT + "addresses", Connection::addresses)
            .row(CLIENT + "virtual-host", it -> it.broker().virtualHost())
            .row(CLIENT + "ssl.enabled", it -> it.tls() == null ? null : true)
            // mechanism: RabbitMQ has PLAIN alone
            .secret(CLIENT + "username", it -> it.login(BrokerAuth.USERNAME))
            .secret(CLIENT + "password", it -> it.login(BrokerAuth.PASSWORD))
            .row(CLIENT + "ssl.bundle", it -> it.ca() == null && it.certificate() == null ? null : "rabbit")
            .secret(PEM + "truststore.certificate", Connection::ca)
            .secret(PEM + "keystore.certificate", Connection::certificate)
            .secret(PEM + "keystore.private-key", Connection::key)
            .row(CLIENT + "ssl.verify-hostname", it -> it.ifAnyHost("false"));

    // consumer
    private static final Table<Input> INPUT = new Table<Input>()
            .row(BINDING + "input.binder", it -> BINDER)
            .row(BINDING + "input.destination", it -> it.names().destination())
            .row(BINDING + "input.group", RabbitDialect::group)
            .row(BINDING + "input.consumer.concurrency", it -> it.spec().concurrency())
            // start: a queue starts where it was made
            .row(RABBIT_BINDING + "input.consumer.prefetch", it -> 500)
            .row(
                    RABBIT_BINDING + "input.consumer.queue-name-group-only",
                    it -> it.spec().queue() == null ? null : true);

    // producer
    private static final Table<Output> OUTPUT = new Table<Output>()
            .row(BINDING + "output.binder", it -> BINDER)
            .row(BINDING + "output.destination", it -> it.spec().destination());

    // dead letter
    private static final Table<Input> DEAD_LETTER = new Table<Input>()
            .row(BINDING + "retry.binder", it -> BINDER)
            .row(BINDING + "retry.destination", it -> it.names().inbox())
            .row(BINDING + "retry.group", it -> it.names().inbox())
            .row(RABBIT_BINDING + "retry.consumer.queue-name-group-only", it -> true)
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
        return RabbitTopology.of(input);
    }

    @Override
    public Topology topology(Output output) {
        return RabbitTopology.of(output);
    }

    @Override
    public List<String> permissions(@Nullable Input input, @Nullable Output output) {
        return RabbitPermissions.of(input, output);
    }

    @Override
    public List<String> redrive(Input input) {
        return RabbitPermissions.redrive(input);
    }

    private static String group(Input input) {
        String existing = input.spec().queue();
        return existing == null ? input.names().group() : existing;
    }
}
