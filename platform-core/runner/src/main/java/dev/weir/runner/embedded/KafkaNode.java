package dev.weir.runner.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * The broker's own process: one Kafka node that is its own controller. Arguments: the server's properties and a file to
 * make once clients are served. Ends in order at SIGTERM, and a while after its standard input ends, which means that
 * whoever started it is gone and connectors still want to hand in their last messages.
 */
public final class KafkaNode {
    private static final Duration LINGER = Duration.ofSeconds(20);

    private KafkaNode() {}

    public static void main(String[] args) throws Exception {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(args[0]))) {
            properties.load(reader);
        }
        Path data = Path.of(properties.getProperty("log.dirs"));
        if (!Files.exists(data.resolve("meta.properties"))) {
            format(data, properties);
        }
        var server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "weir-kafka-stop"));
        Thread.ofPlatform().daemon().name("weir-parent").start(KafkaNode::endWithParent);
        start(server);
        Files.createFile(Path.of(args[1]));
        server.awaitShutdown();
    }

    /** A broker that cannot start leaves threads behind, which would keep the process and the reason to themselves. */
    private static void start(KafkaRaftServer server) {
        try {
            server.startup();
        } catch (Exception failed) {
            failed.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void format(Path data, Properties properties) throws Exception {
        Files.createDirectories(data);
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(Integer.parseInt(properties.getProperty("node.id")))
                .addDirectory(data.toString())
                .setMetadataLogDirectory(data.toString())
                .setControllerListenerName(properties.getProperty("controller.listener.names"))
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .run();
    }

    private static void endWithParent() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
            Thread.sleep(LINGER);
        } catch (IOException gone) {
            System.err.println("weir-kafka: standard input is lost: " + gone.getMessage());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return;
        }
        System.exit(0);
    }
}
