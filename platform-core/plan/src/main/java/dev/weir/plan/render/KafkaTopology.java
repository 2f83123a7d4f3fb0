package dev.weir.plan.render;

import dev.weir.model.BrokerSpec;
import dev.weir.model.DeadLetterPolicy;
import dev.weir.plan.resolve.Resolved.Input;
import dev.weir.plan.resolve.Resolved.Output;
import dev.weir.wire.Delays;
import dev.weir.wire.PhysicalNames;
import dev.weir.wire.Topology;
import dev.weir.wire.Topology.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The topics that one side needs. Nothing that waits in them is dropped for its age or size unless that was asked for. */
final class KafkaTopology {
    /** For the headers that say why a message was put aside. */
    private static final int HEADROOM_BYTES = 65536;

    private static final String FOREVER = "-1";

    private KafkaTopology() {}

    static Topology of(Input input) {
        BrokerSpec broker = input.broker().spec();
        PhysicalNames names = input.names();
        Map<String, String> waiting = kept(broker, "delete", FOREVER);
        var topics = new ArrayList<Topic>();
        topics.add(topic(broker, names.destination(), Map.of()));
        input.schedule().tiers().forEach(it -> topics.add(topic(broker, names.tier(it), waiting)));
        topics.add(topic(broker, names.inbox(), waiting));
        topics.add(topic(broker, names.deadLetters(), kept(broker, "compact,delete", retention(input))));
        return topics(topics);
    }

    static Topology of(Output output) {
        return topics(List.of(topic(output.broker().spec(), output.spec().destination(), Map.of())));
    }

    private static Topology topics(List<Topic> topics) {
        return new Topology(topics, List.of(), List.of(), List.of());
    }

    private static Topic topic(BrokerSpec broker, String name, Map<String, String> config) {
        return new Topic(name, broker.partitions(), broker.replication(), config);
    }

    private static Map<String, String> kept(BrokerSpec broker, String cleanup, String retention) {
        return Map.of(
                "cleanup.policy", cleanup,
                "max.message.bytes", Long.toString((long) broker.maxMessageBytes() + HEADROOM_BYTES),
                "retention.bytes", FOREVER,
                "retention.ms", retention);
    }

    private static String retention(Input input) {
        DeadLetterPolicy letters = input.policy().deadLetter();
        String retention = letters == null ? null : letters.retention();
        return retention == null
                ? FOREVER
                : Long.toString(Delays.parse(retention).toMillis());
    }
}
