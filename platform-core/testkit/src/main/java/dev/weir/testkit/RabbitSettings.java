package dev.weir.testkit;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a RabbitMQ node of the tests is set up. */
final class RabbitSettings {
    /** An Erlang expression that brings to disk what RabbitMQ confirmed before it was there, see {@link RabbitLaunch}. */
    static final String FLUSH = "[dets:sync(Table) || Table <- dets:all()].";

    static final String CERTIFICATES = "server.crt";
    static final String KEY = "server.key";

    private static final String IMAGE = "rabbitmq:4-management";
    private static final byte[] PROTOCOL_HEADER = "AMQP\0\0\t\1".getBytes(StandardCharsets.US_ASCII);

    private RabbitSettings() {}

    /** The lines of {@code rabbitmq.conf}. */
    static Settings of(String host, RabbitPorts ports) {
        return new Settings()
                .with("listeners.tcp.1", host + ":" + ports.amqp())
                .with("management.tcp.ip", host)
                .with("management.tcp.port", ports.management())
                .with("prometheus.tcp.ip", host)
                .with("prometheus.tcp.port", ports.prometheus())
                .with("loopback_users", "none")
                .with("collect_statistics_interval", 1_000)
                .with("disk_free_limit.absolute", "50MB")
                .with("vm_memory_high_watermark.absolute", "1GB")
                .with("log.console", true)
                .with("log.file", false);
    }

    /** The AMQP listener is the last thing a starting node opens. */
    static boolean serves(RabbitPorts ports) {
        return Probe.answers(ports.amqp(), PROTOCOL_HEADER);
    }

    /** One more listener, by TLS, and a login in place of guest's. */
    static Settings secured(String host, RabbitPorts ports, Entrance entrance, String folder) {
        return new Settings()
                .with("listeners.ssl.1", host + ":" + ports.secured())
                .with("ssl_options.certfile", folder + "/" + CERTIFICATES)
                .with("ssl_options.keyfile", folder + "/" + KEY)
                .with("ssl_options.verify", "verify_none")
                .with("default_user", entrance.user())
                .with("default_pass", entrance.password());
    }

    static Container container(RabbitPorts ports, Map<String, String> settings, @Nullable Entrance entrance) {
        Settings all = of("0.0.0.0", ports).with(settings);
        Map<String, String> files = new HashMap<>();
        if (entrance != null) {
            all = all.with(secured("0.0.0.0", ports, entrance, "/etc/rabbitmq"));
            files.put("/etc/rabbitmq/" + CERTIFICATES, entrance.identity().certificates());
            files.put("/etc/rabbitmq/" + KEY, entrance.identity().key());
        }
        files.put("/etc/rabbitmq/conf.d/90-test.conf", all.text());
        return new Container(
                IMAGE,
                List.of(ports.amqp(), ports.management(), ports.prometheus(), ports.secured()),
                files,
                () -> serves(ports),
                List.of("rabbitmqctl", "eval", FLUSH));
    }
}
