package dev.weir.testkit;

import java.util.Map;

/** A Kafka broker that is its own controller. Topics are not created by use: a test declares what it needs. */
public final class KafkaServer extends TestBroker {
    private static final SharedBroker<KafkaServer> SHARED = new SharedBroker<>(() -> create(Map.of(), true));

    private KafkaServer(ServerNode node, int port, boolean shared) {
        super(node, port, shared);
    }

    /** The Kafka that all tests of this JVM share. */
    public static KafkaServer shared() {
        return SHARED.get();
    }

    /** A Kafka of one's own, started; the caller closes it. */
    public static KafkaServer fresh() {
        return fresh(Map.of());
    }

    /**
     * A Kafka of one's own, started; the caller closes it.
     *
     * @param properties server properties that replace or join those of the kit, for example {@code message.max.bytes};
     *     clients come in by the listener {@code CLIENTS}, so {@code listener.security.protocol.map =
     *     CLIENTS:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT} makes them log in
     */
    public static KafkaServer fresh(Map<String, String> properties) {
        KafkaServer server = create(properties, false);
        server.start();
        return server;
    }

    private static KafkaServer create(Map<String, String> properties, boolean shared) {
        KafkaPorts ports = KafkaPorts.next();
        ServerNode node = Docker.containerOr(
                () -> KafkaLaunch.node(ports, properties), KafkaSettings.container(ports, properties));
        return new KafkaServer(node, ports.clients(), shared);
    }

    @Override
    public String kind() {
        return "kafka";
    }
}
