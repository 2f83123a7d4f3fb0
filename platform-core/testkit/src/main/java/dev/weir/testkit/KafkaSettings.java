package dev.weir.testkit;

import java.util.List;
import java.util.Map;

/** How a Kafka node of the tests is set up: one replica of everything, quick to fail and to come back. */
final class KafkaSettings {
    private static final String IMAGE = "apache/kafka:4.1.1";
    private static final byte[] API_VERSIONS = {0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 0, -1, -1};

    private KafkaSettings() {}

    /**
     * The server's properties.
     *
     * @param host where it listens; clients are told 127.0.0.1
     * @param data the folder of its data
     */
    static Settings of(String host, KafkaPorts ports, String data) {
        return new Settings()
                // not Kafka's: what an empty data folder is formatted with
                .with("weir.cluster.id", "WeirTestkitCluster0001")
                .with("process.roles", "broker,controller")
                .with("node.id", 1)
                .with("controller.quorum.voters", "1@127.0.0.1:" + ports.controller())
                .with("controller.listener.names", "CONTROLLER")
                .with("inter.broker.listener.name", "CLIENTS")
                .with("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT")
                .with(
                        "listeners",
                        "CLIENTS://%s:%d,CONTROLLER://127.0.0.1:%d"
                                .formatted(host, ports.clients(), ports.controller()))
                .with("advertised.listeners", "CLIENTS://127.0.0.1:" + ports.clients())
                .with("log.dirs", data)
                .with("auto.create.topics.enable", false)
                .with("offsets.topic.num.partitions", 1)
                .with("offsets.topic.replication.factor", 1)
                .with("transaction.state.log.num.partitions", 1)
                .with("transaction.state.log.replication.factor", 1)
                .with("transaction.state.log.min.isr", 1)
                .with("share.coordinator.state.topic.num.partitions", 1)
                .with("share.coordinator.state.topic.replication.factor", 1)
                .with("share.coordinator.state.topic.min.isr", 1)
                .with("group.initial.rebalance.delay.ms", 0)
                // a test may want a killed consumer to be missed soon
                .with("group.min.session.timeout.ms", 1_000)
                // the controller waits this long before it lets a killed broker in again
                .with("broker.session.timeout.ms", 1_000)
                .with("broker.heartbeat.interval.ms", 250)
                .with("num.network.threads", 2)
                .with("num.io.threads", 2)
                .with("log.cleaner.dedupe.buffer.size", 2_097_152);
    }

    /** One more listener, by TLS and with a login by PLAIN or SCRAM. */
    static Map<String, String> secured(String host, KafkaPorts ports, Entrance entrance) {
        String listener = "listener.name.secured.";
        return Map.of(
                "listener.security.protocol.map",
                "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURED:SASL_SSL",
                "listeners",
                "CLIENTS://%s:%d,CONTROLLER://127.0.0.1:%d,SECURED://%s:%d"
                        .formatted(host, ports.clients(), ports.controller(), host, ports.secured()),
                "advertised.listeners",
                "CLIENTS://127.0.0.1:%d,SECURED://127.0.0.1:%d".formatted(ports.clients(), ports.secured()),
                "sasl.enabled.mechanisms",
                "PLAIN,SCRAM-SHA-512",
                listener + "plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required user_%s=\"%s\";"
                        .formatted(entrance.user(), entrance.password()),
                listener + "scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;",
                listener + "ssl.keystore.type",
                "PEM",
                listener + "ssl.keystore.certificate.chain",
                entrance.identity().certificates().replace("\n", "\\n"),
                listener + "ssl.keystore.key",
                entrance.identity().key().replace("\n", "\\n"));
    }

    static Container container(KafkaPorts ports, Map<String, String> properties) {
        return new Container(
                IMAGE,
                List.of(ports.clients(), ports.secured()),
                Map.of(
                        "/mnt/shared/config/server.properties",
                        of("0.0.0.0", ports, "/tmp/weir").with(properties).text()),
                () -> Probe.answers(ports.clients(), API_VERSIONS),
                List.of());
    }
}
