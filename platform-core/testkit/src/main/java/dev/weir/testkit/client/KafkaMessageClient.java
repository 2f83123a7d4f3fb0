package dev.weir.testkit.client;

import dev.weir.testkit.Deadline;
import dev.weir.testkit.KafkaServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

final class KafkaMessageClient implements MessageClient {
    private static final Duration FENCED = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Map<String, Object> settings;
    private final KafkaProducer<byte[], byte[]> producer;

    KafkaMessageClient(KafkaServer server) {
        settings = Map.of("bootstrap.servers", server.address());
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public String kind() {
        return "kafka";
    }

    @Override
    public void declare(String destination, int partitions) {
        NewTopic topic = new NewTopic(destination, Optional.of(partitions), Optional.empty());
        Deadline deadline = Deadline.in(FENCED);
        try (Admin admin = Admin.create(settings)) {
            while (!created(admin, topic, deadline)) {
                deadline.pause();
            }
        }
    }

    /** A broker whose heartbeats are late on a busy machine is fenced for a moment. */
    private static boolean created(Admin admin, NewTopic topic, Deadline deadline) {
        try {
            admin.createTopics(List.of(topic)).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return true;
            }
            if (e.getCause() instanceof InvalidReplicationFactorException && !deadline.passed()) {
                return false;
            }
            throw new IllegalStateException("cannot create topic " + topic.name(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public void declareMailbox(String mailbox) {
        declare(mailbox, 1);
    }

    @Override
    public boolean reaches(String destination, String group) {
        return true;
    }

    @Override
    public void publish(String destination, List<TestMessage> messages) {
        List<Future<?>> sent = messages.stream()
                .<Future<?>>map(message -> producer.send(record(destination, message)))
                .toList();
        try {
            for (Future<?> each : sent) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot publish to " + destination, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public void publishTo(String mailbox, List<TestMessage> messages) {
        publish(mailbox, messages);
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, TestMessage message) {
        String key = message.key();
        var record =
                new ProducerRecord<>(topic, key == null ? null : key.getBytes(StandardCharsets.UTF_8), message.body());
        message.headers().forEach((name, value) -> record.headers()
                .add(
                        name,
                        value instanceof byte[] bytes ? bytes : value.toString().getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    @Override
    public String declareReader(String destination) {
        return destination;
    }

    @Override
    public Reading read(String mailbox, Consumer<TestMessage> sink) {
        AtomicBoolean running = new AtomicBoolean(true);
        Thread thread = Thread.ofPlatform().daemon().start(() -> follow(mailbox, sink, running));
        return new Following(running, thread);
    }

    private record Following(AtomicBoolean running, Thread thread) implements Reading {
        @Override
        public void leave() {
            // what is read stays in its topic
        }

        @Override
        public void goOn() {
            // it has never stopped
        }

        @Override
        public void close() {
            running.set(false);
            join(thread);
        }
    }

    private void follow(String topic, Consumer<TestMessage> sink, AtomicBoolean running) {
        Map<String, Object> reading = reading("collector-" + UUID.randomUUID());
        reading.put("metadata.max.age.ms", "500");
        try (var consumer = new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(Pattern.compile(Pattern.quote(topic)));
            while (running.get()) {
                consumer.poll(POLL).forEach(record -> sink.accept(message(record)));
            }
        }
    }

    private Map<String, Object> reading(String group) {
        Map<String, Object> reading = new HashMap<>(settings);
        reading.put("group.id", group);
        reading.put("auto.offset.reset", "earliest");
        reading.put("enable.auto.commit", "false");
        reading.put("isolation.level", "read_committed");
        return reading;
    }

    @Override
    public List<TestMessage> waiting(String destination, String group) {
        return lying(destination, group);
    }

    @Override
    public List<TestMessage> lying(String mailbox, String group) {
        List<TestMessage> found = new ArrayList<>();
        Map<String, Object> reading = reading(group.isEmpty() ? "looker-" + UUID.randomUUID() : group);
        try (var consumer = new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().getOrDefault(mailbox, List.of()).stream()
                    .map(it -> new TopicPartition(mailbox, it.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            // without a committed offset the first position is the earliest record
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> found.add(message(record)));
            }
        }
        return found;
    }

    private static Object plain(byte[] value) {
        String text = new String(value, StandardCharsets.UTF_8);
        return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), value) ? text : value;
    }

    private static TestMessage message(ConsumerRecord<byte[], byte[]> record) {
        Map<String, Object> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), plain(header.value()));
        }
        byte[] key = record.key();
        return new TestMessage(key == null ? null : new String(key, StandardCharsets.UTF_8), headers, record.value());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
