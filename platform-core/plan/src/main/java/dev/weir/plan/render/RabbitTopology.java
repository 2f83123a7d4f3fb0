package dev.weir.plan.render;

import dev.weir.model.DeadLetterPolicy;
import dev.weir.plan.resolve.Resolved.Input;
import dev.weir.plan.resolve.Resolved.Output;
import dev.weir.wire.Delays;
import dev.weir.wire.PhysicalNames;
import dev.weir.wire.Topology;
import dev.weir.wire.Topology.Binding;
import dev.weir.wire.Topology.Exchange;
import dev.weir.wire.Topology.Queue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The exchanges, queues and bindings that one side needs. A queue refuses what it cannot hold; nothing is dropped. */
final class RabbitTopology {
    private static final String TTL = "x-message-ttl";

    /** RabbitMQ's limit on deliveries dead-letters innocent messages when channels break; runtimes count for themselves. */
    private static final Map<String, String> HOLDING =
            Map.of("x-queue-type", "quorum", "x-overflow", "reject-publish", "x-delivery-limit", "-1");

    private RabbitTopology() {}

    static Topology of(Input input) {
        PhysicalNames names = input.names();
        boolean existing = input.spec().queue() != null;
        var queues = new ArrayList<Queue>();
        if (!existing) {
            queues.add(work(names));
        }
        input.schedule().tiers().forEach(it -> queues.add(tier(names, it)));
        queues.add(new Queue(names.inbox(), deadLettering(names.deadLetters())));
        queues.add(new Queue(names.alone(), deadLettering(names.deadLetters())));
        queues.add(new Queue(names.deadLetters(), letters(input)));
        return new Topology(
                List.of(),
                existing ? List.of() : List.of(exchange(names.destination())),
                queues,
                existing ? List.of() : List.of(binding(names)));
    }

    static Topology of(Output output) {
        String destination = output.spec().destination();
        List<PhysicalNames> readers = output.spec().groups().stream()
                .distinct()
                .map(it -> new PhysicalNames(destination, it))
                .toList();
        return new Topology(
                List.of(),
                List.of(exchange(destination)),
                readers.stream().map(RabbitTopology::work).toList(),
                readers.stream().map(RabbitTopology::binding).toList());
    }

    private static Exchange exchange(String name) {
        return new Exchange(name, "topic");
    }

    private static Queue work(PhysicalNames names) {
        return new Queue(names.workQueue(), deadLettering(names.deadLetters()));
    }

    private static Binding binding(PhysicalNames names) {
        return new Binding(names.destination(), names.workQueue(), "#");
    }

    private static Queue tier(PhysicalNames names, Duration delay) {
        var arguments = new TreeMap<>(deadLettering(names.inbox()));
        arguments.put(TTL, Long.toString(delay.toMillis()));
        return new Queue(names.tier(delay), arguments);
    }

    private static Map<String, String> deadLettering(String queue) {
        var arguments = new TreeMap<>(HOLDING);
        arguments.put("x-dead-letter-exchange", "");
        arguments.put("x-dead-letter-routing-key", queue);
        arguments.put("x-dead-letter-strategy", "at-least-once");
        return arguments;
    }

    private static Map<String, String> letters(Input input) {
        DeadLetterPolicy policy = input.policy().deadLetter();
        String retention = policy == null ? null : policy.retention();
        if (retention == null) {
            return HOLDING;
        }
        var arguments = new TreeMap<>(HOLDING);
        arguments.put(TTL, Long.toString(Delays.parse(retention).toMillis()));
        return arguments;
    }
}
