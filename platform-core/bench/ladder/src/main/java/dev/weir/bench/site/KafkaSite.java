package dev.weir.bench.site;

import dev.weir.model.BrokerSpec;
import dev.weir.testkit.KafkaServer;
import dev.weir.topology.KafkaTopology;
import dev.weir.topology.Mode;
import dev.weir.wire.Topology;
import dev.weir.wire.Topology.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka: a load stays in its topic, and each trial reads it with a group of its own. */
public final class KafkaSite implements Site {
    private static final int PARTITIONS = 4;
    /** What is deleted is gone at once, so that many trials fit on a small disk. */
    private static final Map<String, String> SHORT_LIVED = Map.of("file.delete.delay.ms", "1000");

    private final KafkaServer server = KafkaServer.fresh();
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", server.address()));
    private final Set<String> filled = new HashSet<>();
    private final Map<String, List<TopicPartition>> known = new HashMap<>();
    private int routes;

    @Override
    public String kind() {
        return server.kind();
    }

    @Override
    public BrokerSpec broker() {
        return BrokerSpec.kafka(server.address());
    }

    @Override
    public Route route(String label, Load load) {
        String trial = label + "-" + routes++;
        return new Route("orders-%d-%d".formatted(load.messages(), load.poison()), trial, "priced-" + trial);
    }

    @Override
    public Map<String, String> assignment(Route route) {
        return Map.of(
                "address", server.address(),
                "input", route.input(),
                "group", route.group(),
                "output", route.output());
    }

    @Override
    public void prepare(Route route, Topology topology) {
        List<Topic> topics = Stream.of(route.input(), route.output())
                .map(name -> new Topic(name, PARTITIONS, 1, SHORT_LIVED))
                .toList();
        new KafkaTopology(admin).apply(new Topology(topics, List.of(), List.of(), List.of()), Mode.Create);
    }

    @Override
    public void fill(Route route, Load load) {
        if (!filled.add(route.input())) {
            return;
        }
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", server.address(), "linger.ms", "20"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int number = 0; number < load.messages(); number++) {
                byte[] key = Load.key(number).getBytes(StandardCharsets.UTF_8);
                var unused = producer.send(new ProducerRecord<>(route.input(), key, load.body(number)));
            }
        }
        if (depth(route.input()) != load.messages()) {
            throw new IllegalStateException(
                    route.input() + " took " + depth(route.input()) + " of " + load.messages() + " messages");
        }
    }

    @Override
    public long outputs(Route route) {
        return depth(route.output());
    }

    @Override
    public long depth(String topic) {
        return ends(topic).values().stream().mapToLong(Long::longValue).sum();
    }

    private Map<TopicPartition, Long> ends(String topic) {
        List<TopicPartition> partitions = known.computeIfAbsent(topic, this::partitions);
        var ends = await(
                admin.listOffsets(partitions.stream().collect(Collectors.toMap(it -> it, it -> OffsetSpec.latest())))
                        .all());
        return ends.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().offset()));
    }

    private List<TopicPartition> partitions(String topic) {
        return await(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
                .flatMap(it -> it.partitions().stream())
                .map(it -> new TopicPartition(topic, it.partition()))
                .toList();
    }

    @Override
    public Account output(Route route, BitSet expected) {
        return mailbox(route.output(), expected);
    }

    @Override
    public Account mailbox(String topic, BitSet expected) {
        Account account = new Account(topic, expected);
        Map<TopicPartition, Long> ends = ends(topic);
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", server.address(), "max.poll.records", "5000"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            while (ends.entrySet().stream().anyMatch(it -> consumer.position(it.getKey()) < it.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    account.add(record.value() == null ? -1 : Load.number(record.value()));
                }
            }
        }
        return account;
    }

    @Override
    public Sender sender(Route route) {
        var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", server.address(), "linger.ms", "0"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        return new Sender() {
            @Override
            public void send(int number, byte[] body) {
                byte[] key = Load.key(number).getBytes(StandardCharsets.UTF_8);
                var unused = producer.send(new ProducerRecord<>(route.input(), key, body));
            }

            @Override
            public void close() {
                producer.close();
            }
        };
    }

    @Override
    public AutoCloseable listen(Route route, IntConsumer numbers) {
        return new KafkaListener(server.address(), ends(route.output()).keySet(), numbers);
    }

    @Override
    public void clear(Route route) {
        Set<String> own = await(admin.listTopics().names()).stream()
                .filter(it -> it.equals(route.output()) || it.startsWith(route.input() + "." + route.group() + "."))
                .collect(Collectors.toSet());
        await(admin.deleteTopics(own).all());
    }

    @Override
    public void close() {
        admin.close();
        server.close();
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka refused: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Kafka", e);
        }
    }
}
