package dev.weir.runtime.kafka;

import dev.weir.runtime.delivery.Policy;
import dev.weir.wire.Delays;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Holds the records of a delay tier until they have waited for the tier's delay. While any of a partition waits here the
 * partition is paused, so that these are never more than one poll brought: to go back and fetch them again each time would
 * cost more than all the rest. What is nearly due goes along and waits in the window. Used by the consumer's thread alone.
 */
final class TierGate {
    private final String tierPrefix;
    private final Map<TopicPartition, ArrayDeque<ConsumerRecord<byte[], byte[]>>> waiting = new HashMap<>();

    /** @param workQueue {@code destination.group}, which the names of the tiers begin with */
    TierGate(String workQueue) {
        this.tierPrefix = workQueue + ".retry.";
    }

    /** The records that may go on; from the first that may not, they wait here. */
    List<ConsumerRecord<byte[], byte[]>> pass(
            TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
        if (!partition.topic().startsWith(tierPrefix)) {
            return records;
        }
        ArrayDeque<ConsumerRecord<byte[], byte[]>> all =
                waiting.computeIfAbsent(partition, fresh -> new ArrayDeque<>(records.size()));
        all.addAll(records);
        List<ConsumerRecord<byte[], byte[]>> due = takeDue(all);
        if (all.isEmpty()) {
            waiting.remove(partition);
        } else {
            consumer.pause(Set.of(partition));
        }
        return due;
    }

    /** What has waited long enough by now. A partition of which nothing waits any more is fetched from again. */
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> release(Consumer<?, ?> consumer) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> released = new HashMap<>();
        for (var it = waiting.entrySet().iterator(); it.hasNext(); ) {
            var each = it.next();
            List<ConsumerRecord<byte[], byte[]>> due = takeDue(each.getValue());
            if (!due.isEmpty()) {
                released.put(each.getKey(), due);
            }
            if (each.getValue().isEmpty()) {
                it.remove();
                consumer.resume(Set.of(each.getKey()));
            }
        }
        return released;
    }

    private List<ConsumerRecord<byte[], byte[]>> takeDue(ArrayDeque<ConsumerRecord<byte[], byte[]>> records) {
        List<ConsumerRecord<byte[], byte[]>> due = new ArrayList<>();
        if (records.isEmpty()) {
            return due;
        }
        long writtenBy = System.currentTimeMillis() - delay(records.element()).toMillis();
        while (!records.isEmpty() && records.element().timestamp() <= writtenBy) {
            due.add(records.remove());
            if (due.size() == 1) {
                writtenBy += Policy.AHEAD.toMillis();
            }
        }
        return due;
    }

    private Duration delay(ConsumerRecord<?, ?> record) {
        return Delays.parse(record.topic().substring(tierPrefix.length()));
    }

    /** The partitions that are paused because some of their records wait here. */
    Set<TopicPartition> held() {
        return waiting.keySet();
    }

    boolean holding() {
        return !waiting.isEmpty();
    }

    /** Records that wait here. */
    int size() {
        return waiting.values().stream().mapToInt(ArrayDeque::size).sum();
    }

    void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(waiting::remove);
    }
}
