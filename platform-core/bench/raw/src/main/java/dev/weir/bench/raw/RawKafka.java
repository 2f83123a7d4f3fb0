package dev.weir.bench.raw;

import dev.weir.bench.orders.Assignment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** At-least-once with Kafka's own client: per poll one flush, then one commit. */
public final class RawKafka {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Work work = new Work();
    private final String output = Assignment.optional("output").orElse("");
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    private RawKafka() {}

    /** Runs until the process is ended. */
    public static void main(String[] arguments) {
        Assignment.endWithParent();
        new RawKafka().run();
    }

    private void run() {
        String broker = Assignment.required("address");
        try (var consumer = new KafkaConsumer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers",
                                broker,
                                "group.id",
                                Assignment.required("group"),
                                "auto.offset.reset",
                                "earliest",
                                "enable.auto.commit",
                                "false"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
                var producer = new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", broker),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            consumer.subscribe(List.of(Assignment.required("input")));
            while (failure.get() == null) {
                pass(consumer.poll(POLL), consumer, producer);
            }
        }
        throw new IllegalStateException("a record was not taken", failure.get());
    }

    private void pass(
            ConsumerRecords<byte[], byte[]> records,
            KafkaConsumer<byte[], byte[]> consumer,
            KafkaProducer<byte[], byte[]> producer) {
        if (records.isEmpty()) {
            return;
        }
        for (ConsumerRecord<byte[], byte[]> record : records) {
            byte[] body = work.on(record.value());
            if (body != null) {
                var unused = producer.send(new ProducerRecord<>(output, record.key(), body), (done, refused) -> {
                    if (refused != null) {
                        failure.compareAndSet(null, refused);
                    }
                });
            }
        }
        producer.flush();
        if (failure.get() == null) {
            consumer.commitSync();
        }
    }
}
