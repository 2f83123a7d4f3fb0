package dev.weir.node;

import dev.weir.testkit.KafkaServer;
import dev.weir.testkit.PostgresServer;
import dev.weir.testkit.RabbitServer;
import java.net.URI;
import java.util.List;

/** What is there before anything is installed: two brokers and a database on this machine, which pods reach too. */
final class Servers implements AutoCloseable {
    private final KafkaServer kafka = KafkaServer.toldAs(Node.MACHINE);
    private final RabbitServer rabbit = RabbitServer.fresh();
    private final PostgresServer postgres = PostgresServer.fresh();
    private final int database =
            URI.create(postgres.jdbcUrl().substring("jdbc:".length())).getPort();
    private final List<Forward> forwards = List.of(
            Forward.on(Node.MACHINE, kafka.port()),
            Forward.on(Node.MACHINE, rabbit.port()),
            Forward.on(Node.MACHINE, database));

    /** Brokers {@code main}, a Kafka, and {@code other}, a RabbitMQ with its login. */
    String brokers() {
        return """
                apiVersion: weir.dev/v1alpha1
                kind: Broker
                metadata: {name: main}
                spec: {type: kafka, addresses: ["%1$s:%2$d"]}
                ---
                apiVersion: weir.dev/v1alpha1
                kind: Broker
                metadata: {name: other}
                spec: {type: rabbitmq, addresses: ["%1$s:%3$d"], auth: {secret: {name: other-login}}}
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: other-login}
                stringData: {username: %4$s, password: %5$s}
                """.formatted(Node.MACHINE, kafka.port(), rabbit.port(), rabbit.user(), rabbit.password());
    }

    /** The database as this machine sees it; everybody is let in as its user. */
    String database() {
        return postgres.jdbcUrl() + "?user=" + postgres.user();
    }

    /** The database as pods see it. */
    String databaseOfPods() {
        return "jdbc:postgresql://" + Node.MACHINE + ":" + database + "/postgres?user=" + postgres.user();
    }

    @Override
    public void close() {
        forwards.forEach(Forward::close);
        kafka.close();
        rabbit.close();
        postgres.close();
    }
}
