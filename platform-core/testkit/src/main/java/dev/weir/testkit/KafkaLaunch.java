package dev.weir.testkit;

import dev.weir.testkit.kafka.KafkaNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Runs {@link KafkaNode} in a child JVM with the jars of Kafka alone. */
record KafkaLaunch(KafkaJvm jvm, Path settings, Path ready) implements Launch {

    static ServerNode node(KafkaPorts ports, Map<String, String> properties) {
        ServerFolder folder = ServerFolder.of("kafka");
        Settings all =
                KafkaSettings.of("127.0.0.1", ports, folder.resolve("data").toString());
        Path settings = folder.write("server.properties", all.with(properties).text());
        return new NativeNode(folder, new KafkaLaunch(KafkaJvm.found(), settings, folder.resolve("ready")));
    }

    @Override
    public ProcessBuilder command() {
        try {
            Files.deleteIfExists(ready);
        } catch (IOException undeletable) {
            throw new UncheckedIOException("cannot delete " + ready, undeletable);
        }
        return jvm.run(KafkaNode.class, settings, ready);
    }

    @Override
    public boolean serves() {
        return Files.exists(ready);
    }
}
