package dev.weir.testkit;

import java.util.LinkedHashMap;
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
        int port = FreePorts.next();
        ServerFolder folder = ServerFolder.of("kafka");
        Map<String, String> all =
                properties(port, FreePorts.next(), folder.resolve("data").toString());
        all.putAll(properties);
        return new KafkaServer(KafkaLaunch.node(folder, all), port, shared);
    }

    static Map<String, String> properties(int clients, int controller, String data) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("process.roles", "broker,controller");
        all.put("node.id", "1");
        all.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
        all.put("controller.listener.names", "CONTROLLER");
        all.put("inter.broker.listener.name", "CLIENTS");
        all.put("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
        all.put("listeners", "CLIENTS://127.0.0.1:" + clients + ",CONTROLLER://127.0.0.1:" + controller);
        all.put("log.dirs", data);
        all.put("auto.create.topics.enable", "false");
        for (String internal :
                new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            all.put(internal + ".num.partitions", "1");
            all.put(internal + ".replication.factor", "1");
        }
        all.put("transaction.state.log.min.isr", "1");
        all.put("share.coordinator.state.topic.min.isr", "1");
        all.put("group.initial.rebalance.delay.ms", "0");
        // the controller waits this long before it lets a killed broker in again
        all.put("broker.session.timeout.ms", "1000");
        all.put("broker.heartbeat.interval.ms", "250");
        all.put("num.network.threads", "2");
        all.put("num.io.threads", "2");
        all.put("log.cleaner.dedupe.buffer.size", "2097152");
        return all;
    }

    @Override
    public String kind() {
        return "kafka";
    }
}
