package dev.weir.runtime.boot;

import dev.weir.runtime.boot.WeirProperties.TopologyMode;
import dev.weir.topology.KafkaTopology;
import dev.weir.topology.Mode;
import dev.weir.topology.RabbitTopology;
import dev.weir.topology.TopologyForbidden;
import dev.weir.topology.TopologyReport;
import dev.weir.topology.TopologyUnreachable;
import dev.weir.wire.Topology;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/**
 * Declares or verifies the topology before any binding starts, because a binding to something missing blocks for minutes or
 * loses messages. Waits for a broker that is not there yet and says so; a difference, refused credentials and a certificate
 * that is not trusted end the start.
 */
final class TopologyStart implements SmartLifecycle {
    private static final long RETRY_MILLIS = 2000;
    private static final Logger LOGGER = LoggerFactory.getLogger(TopologyStart.class);

    private final WeirProperties properties;
    private final Connections connections;
    private final ObjectProvider<ConnectionFactory> rabbit;
    private final Map<String, Integer> maxMessageBytes = new ConcurrentHashMap<>();
    private volatile boolean running;

    TopologyStart(WeirProperties properties, Connections connections, ObjectProvider<ConnectionFactory> rabbit) {
        this.properties = properties;
        this.connections = connections;
        this.rabbit = rabbit;
    }

    @Override
    public void start() {
        running = true;
        Topology topology = properties.topology().read();
        Mode mode = properties.topology().mode() == TopologyMode.Create ? Mode.Create : Mode.Verify;
        if (connections.usesAny("kafka")) {
            untilReachable("kafka", () -> kafka(topology, mode));
        }
        if (connections.usesAny("rabbit")) {
            untilReachable("rabbitmq", () -> rabbit(topology, mode));
        }
    }

    /** Nothing is in our hands while we wait: a stop ends the start, which holds the context's lock, and with it the process. */
    private void untilReachable(String broker, Runnable action) {
        var waiting = Thread.currentThread();
        var stop = new Thread(() -> giveUp(waiting), "weir-start-stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            tryUntilReachable(broker, action);
        } finally {
            if (running) {
                Runtime.getRuntime().removeShutdownHook(stop);
            }
        }
    }

    private void giveUp(Thread waiting) {
        running = false;
        waiting.interrupt();
    }

    private void tryUntilReachable(String broker, Runnable action) {
        while (running) {
            try {
                action.run();
                return;
            } catch (TopologyUnreachable | AmqpException e) {
                TopologyForbidden.behind(e).ifPresent(forbidden -> {
                    throw forbidden;
                });
                LOGGER.atWarn()
                        .addKeyValue("broker", broker)
                        .addKeyValue("reason", dev.weir.wire.Fingerprint.root(e).getMessage())
                        .log("broker is not reachable; trying again");
                pause();
            }
        }
        throw new IllegalStateException("stopped before " + broker + " was reachable");
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
        } catch (InterruptedException stopped) {
            running = false;
        }
    }

    private void kafka(Topology topology, Mode mode) {
        try (Admin admin = connections.kafkaAdmin()) {
            say(new KafkaTopology(admin).apply(topology, mode));
            readLimits(
                    admin, topology.topics().stream().map(Topology.Topic::name).toList());
        }
    }

    private void rabbit(Topology topology, Mode mode) {
        Connection connection = rabbit.getObject().createConnection();
        say(new RabbitTopology(Objects.requireNonNull(connection.getDelegate())).apply(topology, mode));
    }

    private static void say(TopologyReport report) {
        report.notes().forEach(note -> LOGGER.atInfo().addKeyValue("note", note).log("topology"));
    }

    private void readLimits(Admin admin, List<String> topics) {
        Map<String, Integer> limits = new HashMap<>();
        var resources = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        try {
            Map<ConfigResource, Config> configs =
                    admin.describeConfigs(resources).all().get(10, TimeUnit.SECONDS);
            configs.forEach((topic, config) -> limits.put(
                    topic.name(),
                    Integer.valueOf(
                            config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value())));
            maxMessageBytes.putAll(limits);
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            LOGGER.atInfo()
                    .addKeyValue("reason", dev.weir.wire.Fingerprint.root(e).getMessage())
                    .log("size limits of the topics are not readable; too large records are left to the broker");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The largest record of each topic, as far as known. */
    Map<String, Integer> maxMessageBytes() {
        return maxMessageBytes;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1;
    }
}
