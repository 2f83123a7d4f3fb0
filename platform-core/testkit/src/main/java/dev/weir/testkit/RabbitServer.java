package dev.weir.testkit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A RabbitMQ 4 node with the management and Prometheus plugins. */
public final class RabbitServer extends TestBroker {
    private static final SharedBroker<RabbitServer> SHARED = new SharedBroker<>(() -> create(Map.of(), null, true));

    private final RabbitPorts ports;
    private final @Nullable Entrance entrance;

    private RabbitServer(ServerNode node, RabbitPorts ports, @Nullable Entrance entrance, boolean shared) {
        super(node, ports.amqp(), entrance == null ? 0 : ports.secured(), shared);
        this.ports = ports;
        this.entrance = entrance;
    }

    /** The RabbitMQ that all tests of this JVM share. */
    public static RabbitServer shared() {
        return SHARED.get();
    }

    /** A RabbitMQ of one's own, started; the caller closes it. */
    public static RabbitServer fresh() {
        return fresh(Map.of());
    }

    /**
     * A RabbitMQ of one's own, started; the caller closes it.
     *
     * @param settings lines of {@code rabbitmq.conf} that replace or join those of the kit, for example
     *     {@code max_message_size}
     */
    public static RabbitServer fresh(Map<String, String> settings) {
        return started(create(settings, null, false));
    }

    /** A RabbitMQ of one's own with one more listener, by TLS, and the login as its only user; the caller closes it. */
    public static RabbitServer secured(Entrance entrance) {
        return started(create(Map.of(), entrance, false));
    }

    private static RabbitServer started(RabbitServer server) {
        server.start();
        return server;
    }

    private static RabbitServer create(Map<String, String> settings, @Nullable Entrance entrance, boolean shared) {
        RabbitPorts ports = RabbitPorts.next();
        ServerNode node = Docker.containerOr(
                () -> RabbitLaunch.node(ports, settings, entrance),
                RabbitSettings.container(ports, settings, entrance));
        return new RabbitServer(node, ports, entrance, shared);
    }

    @Override
    public String kind() {
        return "rabbitmq";
    }

    /** User and password in an address as AMQP clients take it: {@code amqp://guest:guest@127.0.0.1:14711}. */
    public String uri() {
        return "amqp://" + user() + ":" + URLEncoder.encode(password(), StandardCharsets.UTF_8) + "@" + address();
    }

    /** Where the HTTP API answers, without a path: {@code http://127.0.0.1:14712}. Its counts lag by up to 2 s. */
    public String managementUrl() {
        return "http://127.0.0.1:" + ports.management();
    }

    /** Where the metrics are scraped, with the path. */
    public String prometheusUrl() {
        return "http://127.0.0.1:" + ports.prometheus() + "/metrics";
    }

    /** What a node can run out of. */
    public enum Resource {
        MEMORY,
        DISK
    }

    /** Blocks all publishers, as a node does that runs out of something, or lets them go on. */
    public void alarm(Resource resource, boolean on) {
        String alarm = "{resource_limit, " + resource.name().toLowerCase(Locale.ROOT) + ", node()}";
        own("alarmed")
                .evaluate(
                        on
                                ? "rabbit_alarm:set_alarm({" + alarm + ", []})."
                                : "rabbit_alarm:clear_alarm(" + alarm + ").");
    }

    /**
     * How long consumers may keep a message from now on, checked as often; without this half an hour, checked once a minute.
     * Queues and channels learn it when they are made.
     */
    public void consumerTimeout(Duration patience) {
        String millis = Long.toString(patience.toMillis());
        own("given another consumer time-out")
                .evaluate("[application:set_env(rabbit, Key, " + millis
                        + ") || Key <- [consumer_timeout, channel_tick_interval, quorum_tick_interval]].");
    }

    /** An administrator's name. */
    public String user() {
        return entrance == null ? "guest" : entrance.user();
    }

    /** The password of {@link #user}. */
    public String password() {
        return entrance == null ? "guest" : entrance.password();
    }
}
