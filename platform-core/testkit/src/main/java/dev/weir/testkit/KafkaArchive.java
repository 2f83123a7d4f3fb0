package dev.weir.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The archive of loaded classes with which a broker's JVM starts: one file for each set of jars and each JVM, in the
 * user's cache folder. Whoever needs it first makes it, by a broker that starts and ends once.
 */
final class KafkaArchive {
    private KafkaArchive() {}

    static Path of(KafkaJars jars) {
        Path folder = UserCache.folder("kafka");
        Path archive = folder.resolve(identity(jars) + ".aot");
        if (Files.exists(archive)) {
            return archive;
        }
        try (FileChannel lock =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            if (!Files.exists(archive)) {
                make(jars, archive);
            }
            return archive;
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot make " + archive, unwritable);
        }
    }

    private static void make(KafkaJars jars, Path archive) throws IOException {
        ServerFolder folder = ServerFolder.of("kafka-archive");
        KafkaPorts ports = KafkaPorts.next();
        String properties = KafkaSettings.of(
                        "127.0.0.1", ports, folder.resolve("data").toString())
                .text();
        Path settings = folder.write("server.properties", properties);
        Path made = archive.resolveSibling(archive.getFileName() + ".new");

        format(jars, settings, folder);
        NativeNode broker = new NativeNode(folder, new Training(jars, settings, made, ports.clients()));
        broker.start();
        broker.stop();
        if (!Files.exists(made)) {
            throw new IllegalStateException("this JVM made no archive of Kafka's classes; see " + folder.log());
        }
        Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE);
        broker.close();
    }

    private static void format(KafkaJars jars, Path settings, ServerFolder folder) {
        Stream<String> arguments =
                Stream.of("format", "--cluster-id", "AAAAAAAAAAAAAAAAAAAAAQ", "--config", settings.toString());
        ChildProcess tool = ChildProcess.start(
                KafkaJvm.java("-Xshare:auto", jars.classPathWith(), "kafka.tools.StorageTool", arguments),
                folder.log());
        if (!tool.ended()) {
            throw new IllegalStateException("cannot format a folder for Kafka: " + tool.lastLines());
        }
    }

    private static String identity(KafkaJars jars) {
        StringBuilder all = new StringBuilder(System.getProperty("java.home") + Runtime.version());
        jars.paths().forEach(jar -> all.append(jar).append(jar.toFile().lastModified()));
        return UUID.nameUUIDFromBytes(all.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Kafka's own main class, because the archive must not depend on where this module's classes are. */
    private record Training(KafkaJars jars, Path settings, Path made, int port) implements Launch {
        @Override
        public ProcessBuilder command() {
            return KafkaJvm.java(
                    "-XX:AOTCacheOutput=" + made, jars.classPathWith(), "kafka.Kafka", Stream.of(settings.toString()));
        }

        @Override
        public boolean serves() {
            return Probe.accepts(port);
        }
    }
}
