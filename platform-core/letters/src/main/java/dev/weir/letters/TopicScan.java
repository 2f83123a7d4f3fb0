package dev.weir.letters;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads a topic from where the consumer stands to the end that the topic had when the scan was made. */
final class TopicScan {
    private static final Duration STALLED = Duration.ofSeconds(20);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;
    private final Queue<ConsumerRecord<byte[], byte[]>> read = new ArrayDeque<>();

    /** Stands at the beginning. */
    TopicScan(Consumer<byte[], byte[]> consumer, String topic) {
        this.consumer = consumer;
        List<PartitionInfo> partitions = consumer.partitionsFor(topic);
        if (partitions == null || partitions.isEmpty()) {
            throw new LettersUnavailable("there is no topic '" + topic
                    + "' on this broker; check destination and group, or start the integration once");
        }
        List<TopicPartition> all = partitions.stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        this.ends = consumer.endOffsets(all);
    }

    /** Goes to the given offsets; a partition that is not named is at its end. */
    void seek(Map<Integer, Long> offsets) {
        ends.forEach((partition, end) -> consumer.seek(partition, offsets.getOrDefault(partition.partition(), end)));
    }

    /** The next record, null at the end. */
    @Nullable
    ConsumerRecord<byte[], byte[]> next() {
        long deadline = System.nanoTime() + STALLED.toNanos();
        while (read.isEmpty() && !atEnd()) {
            consumer.poll(Duration.ofMillis(200)).forEach(read::add);
            if (read.isEmpty() && System.nanoTime() - deadline > 0) {
                throw new LettersUnavailable("Kafka stopped answering while " + ends.keySet()
                        + " was read; check that every partition has a leader");
            }
        }
        return read.poll();
    }

    private boolean atEnd() {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
