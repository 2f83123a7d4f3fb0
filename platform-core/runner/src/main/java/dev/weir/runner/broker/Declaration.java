package dev.weir.runner.broker;

import com.rabbitmq.client.Connection;
import dev.weir.model.TopologyMode;
import dev.weir.runner.output.Refusal;
import dev.weir.topology.KafkaTopology;
import dev.weir.topology.Mode;
import dev.weir.topology.RabbitTopology;
import dev.weir.topology.TopologyForbidden;
import dev.weir.topology.TopologyMismatch;
import dev.weir.topology.TopologyReport;
import dev.weir.topology.TopologyUnreachable;
import dev.weir.topology.TopologyUnsupported;
import dev.weir.wire.Topology;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;

/** Brings what plans want on a broker into being, or checks it. */
public final class Declaration {
    private Declaration() {}

    /**
     * Declares or verifies, as the Broker says, each topology in turn.
     *
     * @return notes about what could not be checked
     * @throws Refusal that says what differs, what is not permitted or who does not answer
     */
    public static List<String> apply(BrokerAccess access, List<Topology> topologies) {
        Mode mode = access.spec().topology() == TopologyMode.Create ? Mode.Create : Mode.Verify;
        try {
            return access.isKafka() ? kafka(access, topologies, mode) : rabbit(access, topologies, mode);
        } catch (TopologyMismatch | TopologyForbidden | TopologyUnsupported refused) {
            throw Refusal.problem("Broker " + access + ": " + refused.getMessage(), refused);
        } catch (TopologyUnreachable away) {
            throw Refusal.notReachable("Broker " + access + ": " + away.getMessage(), away);
        }
    }

    /**
     * Asks for an answer, and nothing else.
     *
     * @throws Refusal when nobody answers or the login is refused
     */
    public static void knock(BrokerAccess access) {
        if (!Reach.isReachable(access)) {
            throw Refusal.notReachable(
                    "nobody listens at " + String.join(",", access.spec().addresses()));
        }
        // a name that no topic has: describing it needs a login and changes nothing
        var nothing = new Topology.Topic("weir-doctor", 0, 0, Map.of());
        var topology =
                access.isKafka() ? new Topology(List.of(nothing), List.of(), List.of(), List.of()) : Topology.EMPTY;
        try {
            if (access.isKafka()) {
                kafka(access, List.of(topology), Mode.Verify);
            } else {
                rabbit(access, List.of(topology), Mode.Verify);
            }
        } catch (TopologyMismatch missing) {
            // an answer
        } catch (TopologyForbidden | TopologyUnsupported refused) {
            throw Refusal.problem(String.valueOf(refused.getMessage()), refused);
        } catch (TopologyUnreachable away) {
            throw Refusal.notReachable(String.valueOf(away.getMessage()), away);
        }
    }

    private static List<String> kafka(BrokerAccess access, List<Topology> topologies, Mode mode) {
        try (Admin admin = KafkaClients.admin(access)) {
            var topology = new KafkaTopology(admin);
            return notes(topologies, it -> topology.apply(it, mode));
        }
    }

    private static List<String> rabbit(BrokerAccess access, List<Topology> topologies, Mode mode) {
        try (Connection connection = RabbitClients.connect(access)) {
            var topology = new RabbitTopology(connection);
            return notes(topologies, it -> topology.apply(it, mode));
        } catch (IOException lost) {
            throw Reach.away(access, lost);
        }
    }

    private static List<String> notes(List<Topology> topologies, Function<Topology, TopologyReport> apply) {
        return topologies.stream()
                .flatMap(it -> apply.apply(it).notes().stream())
                .distinct()
                .toList();
    }
}
