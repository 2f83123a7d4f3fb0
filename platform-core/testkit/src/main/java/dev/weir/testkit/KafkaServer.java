package dev.weir.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/** A Kafka broker that is its own controller. Topics are not created by use: a test declares what it needs. */
public final class KafkaServer extends TestBroker {
    private static final SharedBroker<KafkaServer> SHARED = new SharedBroker<>(() -> create(Map.of(), true));

    private final KafkaPorts ports;
    private final Map<String, String> properties;

    private KafkaServer(
            ServerNode node, KafkaPorts ports, int securedPort, Map<String, String> properties, boolean shared) {
        super(node, ports.clients(), securedPort, shared);
        this.ports = ports;
        this.properties = Map.copyOf(properties);
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
        return started(create(properties, false));
    }

    /**
     * A Kafka of one's own, started, whose clients are told this host in place of 127.0.0.1, with the same port: for those
     * that come another way, such as pods. Who asked for it forwards the port; the caller closes it.
     */
    public static KafkaServer toldAs(String host) {
        KafkaPorts ports = KafkaPorts.next();
        Map<String, String> told = Map.of("advertised.listeners", "CLIENTS://" + host + ":" + ports.clients());
        return started(create(ports, told, false));
    }

    /** A Kafka of one's own with one more listener, by TLS and with a login by PLAIN or SCRAM; the caller closes it. */
    public static KafkaServer secured(Entrance entrance) {
        return secured(entrance, Map.of());
    }

    /**
     * The same.
     *
     * @param more server properties, for example of an authorizer, to which clients of {@link #address} are
     *     {@code User:ANONYMOUS}
     */
    public static KafkaServer secured(Entrance entrance, Map<String, String> more) {
        KafkaPorts ports = KafkaPorts.next();
        ServerNode node = Docker.containerOr(
                () -> KafkaLaunch.node(ports, joined(KafkaSettings.secured("127.0.0.1", ports, entrance), more)),
                KafkaSettings.container(ports, joined(KafkaSettings.secured("0.0.0.0", ports, entrance), more)));
        KafkaServer server = started(new KafkaServer(node, ports, ports.secured(), more, false));
        server.register(entrance);
        return server;
    }

    private static Map<String, String> joined(Map<String, String> properties, Map<String, String> more) {
        Map<String, String> joined = new HashMap<>(properties);
        joined.putAll(more);
        return joined;
    }

    /** SCRAM's users are known to a running cluster alone. */
    private void register(Entrance entrance) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
            var login = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
            admin.alterUserScramCredentials(
                            List.of(new UserScramCredentialUpsertion(entrance.user(), login, entrance.password())))
                    .all()
                    .get();
        } catch (ExecutionException refused) {
            throw new IllegalStateException("cannot register " + entrance.user(), refused);
        } catch (InterruptedException interrupted) {
            throw Deadline.interrupted(interrupted);
        }
    }

    private static KafkaServer started(KafkaServer server) {
        server.start();
        return server;
    }

    /**
     * A second broker of this cluster, started, with the number 2; the caller closes it. Only where brokers are processes
     * of this machine: containers do not reach each other.
     */
    public KafkaServer companion() {
        KafkaPorts own = KafkaPorts.next();
        Map<String, String> broker = new HashMap<>(properties);
        broker.put("process.roles", "broker");
        broker.put("node.id", "2");
        broker.put("controller.quorum.voters", "1@127.0.0.1:" + ports.controller());
        broker.put("listeners", "CLIENTS://127.0.0.1:" + own.clients());
        return started(new KafkaServer(KafkaLaunch.node(own, broker), own, 0, broker, false));
    }

    private static KafkaServer create(Map<String, String> properties, boolean shared) {
        return create(KafkaPorts.next(), properties, shared);
    }

    private static KafkaServer create(KafkaPorts ports, Map<String, String> properties, boolean shared) {
        ServerNode node = Docker.containerOr(
                () -> KafkaLaunch.node(ports, properties), KafkaSettings.container(ports, properties));
        return new KafkaServer(node, ports, 0, properties, shared);
    }

    @Override
    public String kind() {
        return "kafka";
    }
}
