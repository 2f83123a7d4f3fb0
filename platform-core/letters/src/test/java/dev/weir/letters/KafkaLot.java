package dev.weir.letters;

import dev.weir.wire.PhysicalNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

final class KafkaLot implements Lot {
    private final String address;
    private final PhysicalNames names;
    private final Producer<byte[], byte[]> producer;
    private final Consumer<byte[], byte[]> inbox;

    KafkaLot(String address, PhysicalNames names) {
        this.address = address;
        this.names = names;
        try (Admin admin = Admin.create(client())) {
            var letters = new NewTopic(names.deadLetters(), 2, (short) 1)
                    .configs(Map.of("cleanup.policy", "compact,delete", "retention.ms", "-1"));
            admin.createTopics(List.of(letters, new NewTopic(names.inbox(), 2, (short) 1)))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            awaitLeaders(admin);
        }
        producer = new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer());
        // as a connector may read: without waiting for a transaction to be committed
        inbox = new KafkaConsumer<>(client(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var partitions = List.of(new TopicPartition(names.inbox(), 0), new TopicPartition(names.inbox(), 1));
        inbox.assign(partitions);
        inbox.seekToBeginning(partitions);
    }

    /** A producer that is faster than its new topic loses records (KAFKA-15591). */
    private void awaitLeaders(Admin admin) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        List.of(names.deadLetters(), names.inbox()).forEach(topic -> {
            ends.put(new TopicPartition(topic, 0), OffsetSpec.latest());
            ends.put(new TopicPartition(topic, 1), OffsetSpec.latest());
        });
        admin.listOffsets(ends).all().toCompletionStage().toCompletableFuture().join();
    }

    static DeadLetters open(String address, PhysicalNames names) {
        return DeadLetters.kafka(Map.of("bootstrap.servers", address), names);
    }

    private Map<String, Object> client() {
        return Map.of("bootstrap.servers", address);
    }

    @Override
    public PhysicalNames names() {
        return names;
    }

    @Override
    public String kind() {
        return "kafka";
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public void park(List<Message> letters) throws Exception {
        List<Future<?>> sent = new ArrayList<>();
        for (Message letter : letters) {
            String key = letter.recordKey();
            Content body = letter.body();
            var parked = new ProducerRecord<>(
                    names.deadLetters(),
                    key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                    body == null ? new byte[0] : body.bytes());
            letter.headers()
                    .forEach((name, value) -> parked.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            sent.add(producer.send(parked));
        }
        for (Future<?> confirm : sent) {
            confirm.get();
        }
    }

    @Override
    public List<Message> inbox() {
        List<Message> messages = new ArrayList<>();
        inbox.poll(Duration.ofMillis(500)).forEach(next -> messages.add(message(next)));
        return messages;
    }

    private static Message message(ConsumerRecord<byte[], byte[]> read) {
        Map<String, String> headers = new LinkedHashMap<>();
        read.headers().forEach(header -> headers.put(header.key(), text(header.value())));
        return new Message(
                read.key() == null ? null : text(read.key()),
                read.value() == null ? null : Content.of(read.value()),
                headers);
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
        inbox.close();
    }
}
