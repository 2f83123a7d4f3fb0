package dev.weir.runtime;

import dev.weir.testkit.KafkaServer;
import dev.weir.testkit.RabbitServer;
import dev.weir.testkit.TestBroker;
import dev.weir.wire.Delays;
import dev.weir.wire.PhysicalNames;
import dev.weir.wire.RetrySchedule;
import dev.weir.wire.Topology;
import dev.weir.wire.TopologyText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The configuration of one connector, as a plan would render it, for tests that must not know plans. */
final class Wiring {
    private final TestBroker broker;
    private final PhysicalNames names;
    private final String output;
    private final Map<String, String> more = new TreeMap<>();
    private boolean source;
    private RetrySchedule schedule = new RetrySchedule(3, Duration.ofMillis(200), 2, Duration.ofSeconds(10), 0.2);

    Wiring(TestBroker broker, String input, String group, String output) {
        this.broker = broker;
        this.names = new PhysicalNames(input, group);
        this.output = output;
    }

    Wiring with(String key, String value) {
        more.put(key, value);
        return this;
    }

    Wiring retrying(RetrySchedule other) {
        this.schedule = other;
        return this;
    }

    /** A source has an output only. */
    Wiring asSource() {
        source = true;
        return this;
    }

    PhysicalNames names() {
        return names;
    }

    String output() {
        return output;
    }

    Path write(Path folder) {
        Properties properties = new Properties();
        properties.putAll(properties());
        StringWriter text = new StringWriter();
        try {
            properties.store(text, null);
            return Files.writeString(folder.resolve("application.properties"), text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> properties() {
        Map<String, String> text = new TreeMap<>();
        text.put("server.port", "0");
        text.put("weir.integration", "test/" + names.group());
        text.put("weir.input.destination", names.destination());
        text.put("weir.input.group", names.group());
        text.put("weir.output.destination", output);
        text.put("weir.delivery.attempts", Integer.toString(schedule.attempts()));
        text.put("weir.delivery.interval", Delays.print(schedule.interval()));
        text.put("weir.delivery.factor", Double.toString(schedule.factor()));
        text.put("weir.delivery.cap", Delays.print(schedule.cap()));
        text.put("weir.delivery.jitter", Double.toString(schedule.jitter()));
        text.put(
                "weir.delivery.tiers",
                schedule.tiers().stream().map(Delays::print).collect(Collectors.joining(",")));
        switch (broker) {
            case KafkaServer kafka -> kafka(text);
            case RabbitServer rabbit -> rabbit(text, rabbit);
        }
        text.putAll(more);
        if (source) {
            text.keySet().removeIf(Wiring::ofAnInput);
        }
        return text;
    }

    private static boolean ofAnInput(String key) {
        return key.startsWith("weir.input")
                || key.startsWith("weir.delivery")
                || key.matches(".*\\.bindings\\.(input|retry|letters)\\..*");
    }

    private void bindings(Map<String, String> text, String binder) {
        String bindings = "spring.cloud.stream.bindings.";
        text.put(bindings + "input.binder", binder);
        text.put(bindings + "input.destination", names.destination());
        text.put(bindings + "input.group", names.group());
        text.put(bindings + "retry.binder", binder);
        text.put(bindings + "letters.binder", binder);
        text.put(bindings + "letters.destination", names.deadLetters());
        text.put(bindings + "output.binder", binder);
        text.put(bindings + "output.destination", output);
    }

    private void kafka(Map<String, String> text) {
        bindings(text, "kafka");
        text.put("spring.cloud.stream.kafka.binder.brokers", broker.address());
        text.put("spring.cloud.stream.bindings.retry.destination", names.retryTopics());
        text.put("spring.cloud.stream.bindings.retry.group", names.retryGroup());
        text.put("spring.cloud.stream.kafka.bindings.retry.consumer.destination-is-pattern", "true");
        List<Topology.Topic> topics = new ArrayList<>();
        topics.add(new Topology.Topic(names.destination(), 0, 0, Map.of()));
        topics.add(new Topology.Topic(output, 0, 0, Map.of()));
        schedule.tiers().forEach(tier -> topics.add(mailbox(names.tier(tier), "delete")));
        topics.add(mailbox(names.inbox(), "delete"));
        topics.add(mailbox(names.deadLetters(), "compact,delete"));
        text.putAll(TopologyText.print(new Topology(topics, List.of(), List.of(), List.of())));
    }

    private static Topology.Topic mailbox(String name, String cleanup) {
        return new Topology.Topic(
                name,
                0,
                0,
                Map.of(
                        "cleanup.policy",
                        cleanup,
                        "retention.ms",
                        "-1",
                        "max.message.bytes",
                        Integer.toString(1048588 + 65536)));
    }

    private void rabbit(Map<String, String> text, RabbitServer rabbit) {
        bindings(text, "rabbit");
        text.put("spring.rabbitmq.addresses", rabbit.address());
        text.put("spring.rabbitmq.username", rabbit.user());
        text.put("spring.rabbitmq.password", rabbit.password());
        text.put("spring.cloud.stream.bindings.retry.destination", names.inbox());
        text.put("spring.cloud.stream.bindings.retry.group", names.inbox());
        for (String binding : List.of("input", "retry")) {
            text.put("spring.cloud.stream.rabbit.bindings." + binding + ".consumer.prefetch", "500");
        }
        text.put("spring.cloud.stream.rabbit.bindings.retry.consumer.queue-name-group-only", "true");
        List<Topology.Queue> queues = new ArrayList<>();
        queues.add(queue(names.workQueue(), names.deadLetters(), null));
        schedule.tiers().forEach(tier -> queues.add(queue(names.tier(tier), names.inbox(), tier)));
        queues.add(queue(names.inbox(), names.deadLetters(), null));
        queues.add(queue(names.alone(), names.deadLetters(), null));
        queues.add(new Topology.Queue(names.deadLetters(), common()));
        text.putAll(TopologyText.print(new Topology(
                List.of(),
                List.of(new Topology.Exchange(names.destination(), "topic"), new Topology.Exchange(output, "topic")),
                queues,
                List.of(new Topology.Binding(names.destination(), names.workQueue(), "#")))));
    }

    private static Map<String, String> common() {
        return new TreeMap<>(
                Map.of("x-queue-type", "quorum", "x-overflow", "reject-publish", "x-delivery-limit", "-1"));
    }

    private static Topology.Queue queue(String name, String next, @Nullable Duration ttl) {
        Map<String, String> arguments = common();
        arguments.put("x-dead-letter-exchange", "");
        arguments.put("x-dead-letter-routing-key", next);
        arguments.put("x-dead-letter-strategy", "at-least-once");
        if (ttl != null) {
            arguments.put("x-message-ttl", Long.toString(ttl.toMillis()));
        }
        return new Topology.Queue(name, arguments);
    }
}
