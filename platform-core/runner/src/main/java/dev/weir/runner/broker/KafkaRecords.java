package dev.weir.runner.broker;

import dev.weir.runner.broker.KafkaBacklog.Range;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Counts what consumers get of a range of offsets. */
final class KafkaRecords implements AutoCloseable {
    private static final Duration ONCE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final BrokerAccess access;
    private @Nullable KafkaConsumer<byte[], byte[]> consumer;

    KafkaRecords(BrokerAccess access) {
        this.access = access;
    }

    /** Messages in the ranges; what is not read in time counts as one. */
    long count(Map<TopicPartition, Range> ranges) {
        if (ranges.isEmpty()) {
            return 0;
        }
        KafkaConsumer<byte[], byte[]> open = consumer();
        open.assign(ranges.keySet());
        ranges.forEach((partition, range) -> open.seek(partition, range.from()));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long found = 0;
        while (isBefore(open, ranges) && System.nanoTime() < deadline) {
            for (ConsumerRecord<byte[], byte[]> it : open.poll(ONCE)) {
                Range range = ranges.get(new TopicPartition(it.topic(), it.partition()));
                found += range != null && it.offset() < range.to() ? 1 : 0;
            }
        }
        return found + (isBefore(open, ranges) ? 1 : 0);
    }

    private static boolean isBefore(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Range> ranges) {
        return ranges.entrySet().stream()
                .anyMatch(it -> consumer.position(it.getKey()) < it.getValue().to());
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        KafkaConsumer<byte[], byte[]> open = consumer;
        if (open == null) {
            Map<String, Object> config = KafkaClients.config(access);
            config.put(
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                    IsolationLevel.READ_COMMITTED.toString().toLowerCase(Locale.ROOT));
            config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
            config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 3000);
            var bytes = new ByteArrayDeserializer();
            open = new KafkaConsumer<>(config, bytes, bytes);
            consumer = open;
        }
        return open;
    }

    @Override
    public void close() {
        if (consumer != null) {
            consumer.close();
        }
    }
}
