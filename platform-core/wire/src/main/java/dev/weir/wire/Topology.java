package dev.weir.wire;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What must exist on the brokers before a connector starts, as plain values. A plan writes it, {@link TopologyText}
 * carries it, whoever starts a connector declares or verifies it. Nothing in it is ever deleted by Weir.
 *
 * @param topics Kafka topics
 * @param exchanges RabbitMQ exchanges, all durable
 * @param queues RabbitMQ queues, all durable
 * @param bindings RabbitMQ bindings from an exchange to a queue
 */
public record Topology(List<Topic> topics, List<Exchange> exchanges, List<Queue> queues, List<Binding> bindings) {
    public static final Topology EMPTY = new Topology(List.of(), List.of(), List.of(), List.of());

    public Topology {
        topics = List.copyOf(topics);
        exchanges = List.copyOf(exchanges);
        queues = List.copyOf(queues);
        bindings = List.copyOf(bindings);
    }

    /**
     * A Kafka topic. An existing topic with more partitions is fine.
     *
     * @param partitions partitions to create it with; 0 leaves it to the broker
     * @param replication replication factor to create it with; 0 leaves it to the broker
     * @param config topic configuration that matters to delivery; verified on an existing topic
     */
    public record Topic(String name, int partitions, int replication, Map<String, String> config) {
        public Topic {
            config = java.util.Collections.unmodifiableMap(new TreeMap<>(config));
        }
    }

    /**
     * A RabbitMQ exchange.
     *
     * @param type {@code topic}, {@code direct}, {@code fanout} or {@code headers}
     */
    public record Exchange(String name, String type) {}

    /**
     * A RabbitMQ queue.
     *
     * @param arguments queue arguments as text; the numeric ones are turned into numbers when declared
     */
    public record Queue(String name, Map<String, String> arguments) {
        public Queue {
            arguments = java.util.Collections.unmodifiableMap(new TreeMap<>(arguments));
        }
    }

    /** A RabbitMQ binding. */
    public record Binding(String exchange, String queue, String routingKey) {}

    public boolean isEmpty() {
        return topics.isEmpty() && exchanges.isEmpty() && queues.isEmpty() && bindings.isEmpty();
    }
}
