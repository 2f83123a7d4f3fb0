package dev.weir.testkit;

import java.util.Map;

/** A RabbitMQ 4 node with the management and Prometheus plugins. */
public final class RabbitServer extends TestBroker {
    private static final SharedBroker<RabbitServer> SHARED = new SharedBroker<>(() -> create(Map.of(), true));

    private final RabbitPorts ports;

    private RabbitServer(ServerNode node, RabbitPorts ports, boolean shared) {
        super(node, ports.amqp(), shared);
        this.ports = ports;
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
        RabbitServer server = create(settings, false);
        server.start();
        return server;
    }

    private static RabbitServer create(Map<String, String> settings, boolean shared) {
        RabbitPorts ports = RabbitPorts.next();
        ServerNode node =
                Docker.containerOr(() -> RabbitLaunch.node(ports, settings), RabbitSettings.container(ports, settings));
        return new RabbitServer(node, ports, shared);
    }

    @Override
    public String kind() {
        return "rabbitmq";
    }

    /** User and password in an address as AMQP clients take it: {@code amqp://guest:guest@127.0.0.1:14711}. */
    public String uri() {
        return "amqp://" + user() + ":" + password() + "@" + address();
    }

    /** Where the HTTP API answers, without a path: {@code http://127.0.0.1:14712}. Its counts lag by up to 2 s. */
    public String managementUrl() {
        return "http://127.0.0.1:" + ports.management();
    }

    /** Where the metrics are scraped, with the path. */
    public String prometheusUrl() {
        return "http://127.0.0.1:" + ports.prometheus() + "/metrics";
    }

    /** An administrator's name. */
    public String user() {
        return "guest";
    }

    /** The password of {@link #user}. */
    public String password() {
        return "guest";
    }
}
