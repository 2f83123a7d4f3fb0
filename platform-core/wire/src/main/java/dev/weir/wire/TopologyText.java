package dev.weir.wire;

import dev.weir.wire.Topology.Binding;
import dev.weir.wire.Topology.Exchange;
import dev.weir.wire.Topology.Queue;
import dev.weir.wire.Topology.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@link Topology} as properties, one line for each thing, so that it can stand in a rendered configuration:
 *
 * <pre>
 * weir.topology.topics[0]=orders partitions=4 replication=1 cleanup.policy=delete
 * weir.topology.exchanges[0]=orders type=topic
 * weir.topology.queues[0]=orders.enrich x-queue-type=quorum x-delivery-limit=-1
 * weir.topology.bindings[0]=orders orders.enrich #
 * </pre>
 */
public final class TopologyText {
    /** Prefix of all keys. */
    public static final String PREFIX = "weir.topology.";

    /** Queue arguments that RabbitMQ takes as numbers. */
    private static final Set<String> NUMERIC = Set.of(
            "x-message-ttl",
            "x-expires",
            "x-max-length",
            "x-max-length-bytes",
            "x-max-priority",
            "x-delivery-limit",
            "x-quorum-initial-group-size",
            "x-quorum-target-group-size",
            "x-consumer-timeout");

    private TopologyText() {}

    /** The lines of a topology, keys as in the class comment. */
    public static SortedMap<String, String> print(Topology topology) {
        var lines = new TreeMap<String, String>();
        number(
                lines,
                "topics",
                topology.topics().stream().map(TopologyText::topic).toList());
        number(
                lines,
                "exchanges",
                topology.exchanges().stream()
                        .map(it -> it.name() + " type=" + it.type())
                        .toList());
        number(
                lines,
                "queues",
                topology.queues().stream()
                        .map(it -> it.name() + options(it.arguments()))
                        .toList());
        number(
                lines,
                "bindings",
                topology.bindings().stream()
                        .map(it -> it.exchange() + " " + it.queue() + " " + it.routingKey())
                        .toList());
        return lines;
    }

    /**
     * Reads what {@link #print} wrote, from the lines of each of the four lists.
     *
     * @throws IllegalArgumentException naming the line that cannot be read
     */
    public static Topology parse(
            List<String> topics, List<String> exchanges, List<String> queues, List<String> bindings) {
        return new Topology(
                topics.stream().map(TopologyText::topic).toList(),
                exchanges.stream()
                        .map(line -> new Exchange(name(line), options(line).getOrDefault("type", "topic")))
                        .toList(),
                queues.stream()
                        .map(line -> new Queue(name(line), options(line)))
                        .toList(),
                bindings.stream().map(TopologyText::binding).toList());
    }

    /** Queue arguments as RabbitMQ wants them: the numeric ones as {@link Long}, the others as text. */
    public static Map<String, Object> typed(Map<String, String> arguments) {
        var typed = new TreeMap<String, Object>();
        arguments.forEach((name, value) -> typed.put(name, NUMERIC.contains(name) ? Long.valueOf(value) : value));
        return typed;
    }

    private static void number(Map<String, String> lines, String list, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            lines.put(PREFIX + list + "[" + i + "]", values.get(i));
        }
    }

    private static String topic(Topic topic) {
        return topic.name() + " partitions=" + topic.partitions() + " replication=" + topic.replication()
                + options(topic.config());
    }

    private static Topic topic(String line) {
        Map<String, String> options = new TreeMap<>(options(line));
        String partitions = options.remove("partitions");
        String replication = options.remove("replication");
        return new Topic(
                name(line),
                partitions == null ? 0 : Integer.parseInt(partitions),
                replication == null ? 0 : Integer.parseInt(replication),
                options);
    }

    private static Binding binding(String line) {
        String[] words = line.split(" ", -1);
        if (words.length != 3) {
            throw new IllegalArgumentException(
                    "'" + line + "' is not a binding; write exchange, queue and routing key");
        }
        return new Binding(words[0], words[1], words[2]);
    }

    private static String options(Map<String, String> options) {
        var text = new StringBuilder();
        options.forEach(
                (name, value) -> text.append(' ').append(name).append('=').append(value));
        return text.toString();
    }

    private static Map<String, String> options(String line) {
        var options = new TreeMap<String, String>();
        for (String word : words(line)) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("'" + word + "' in '" + line + "' is not name=value");
            }
            options.put(word.substring(0, equals), word.substring(equals + 1));
        }
        return options;
    }

    private static String name(String line) {
        int space = line.indexOf(' ');
        return space < 0 ? line : line.substring(0, space);
    }

    private static List<String> words(String line) {
        var words = new ArrayList<>(List.of(line.split(" ", -1)));
        words.removeFirst();
        return words;
    }
}
