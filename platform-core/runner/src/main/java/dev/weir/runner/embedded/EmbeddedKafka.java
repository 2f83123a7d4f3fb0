package dev.weir.runner.embedded;

import dev.weir.runner.machine.ChildJvm;
import dev.weir.runner.machine.Ports;
import dev.weir.runner.output.Refusal;
import dev.weir.runner.state.PrivateFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A Kafka broker in a process of its own, without login, for this machine only. */
public final class EmbeddedKafka implements AutoCloseable {
    /** The port it has where that is free. */
    public static final int USUAL_PORT = 9092;

    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final String LOG = "log.txt";

    private final Process process;
    private final int port;

    private EmbeddedKafka(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The address it will have when started on this folder now. */
    public static int port(Path folder, Ports ports) {
        return ports.keep(folder.resolve("port"), USUAL_PORT);
    }

    /**
     * Starts it and waits until clients are served.
     *
     * @param folder for data and log; what is there is used again
     * @throws Refusal when it does not start
     */
    public static EmbeddedKafka start(Path folder, int port, Ports ports) {
        Path ready = PrivateFiles.folder(folder).resolve("ready");
        PrivateFiles.delete(ready);
        PrivateFiles.delete(folder.resolve(LOG));
        Path settings = folder.resolve("server.properties");
        int controller = ports.keep(folder.resolve("controller-port"), 0);
        PrivateFiles.write(settings, text(settings(folder.resolve("data"), port, controller)));
        List<String> arguments = List.of(
                "-Xmx320m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-cp",
                System.getProperty("java.class.path"),
                KafkaNode.class.getName(),
                settings.toString(),
                ready.toString());
        var kafka = new EmbeddedKafka(ChildJvm.start(arguments, Map.of(), folder.resolve(LOG)), port);
        kafka.awaitReady(folder, ready);
        return kafka;
    }

    private void awaitReady(Path folder, Path ready) {
        long deadline = System.nanoTime() + START.toNanos();
        while (!Files.exists(ready)) {
            try {
                if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                    throw Refusal.problem("the embedded Kafka ended at its start; see " + folder.resolve(LOG));
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                close();
                throw Refusal.problem("stopped while the embedded Kafka was starting", stopped);
            }
            if (System.nanoTime() > deadline) {
                close();
                throw Refusal.problem("the embedded Kafka did not start within " + START.toSeconds() + " s; see "
                        + folder.resolve(LOG));
            }
        }
    }

    private static Map<String, String> settings(Path data, int port, int controller) {
        var settings = new TreeMap<String, String>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("log.dirs", data.toString());
        settings.put("num.partitions", "3");
        settings.put("auto.create.topics.enable", "false");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "2");
        settings.put("log.cleaner.dedupe.buffer.size", "2097152");
        settings.put("broker.session.timeout.ms", "4000");
        settings.put("broker.heartbeat.interval.ms", "500");
        return settings;
    }

    private static String text(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue().replace("\\", "\\\\") + "\n")
                .collect(Collectors.joining());
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    public long pid() {
        return process.pid();
    }

    /** Ends it in order; by force when that takes too long, which loses nothing. */
    @Override
    public void close() {
        process.toHandle().destroy();
        try {
            if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
