package dev.weir.runtime.kafka;

import dev.weir.runtime.delivery.Policy;
import dev.weir.wire.Delays;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Holds a partition of a delay tier until its first record has waited for the tier's delay: seeks back to that record,
 * pauses the partition and resumes it when the time has come. What is nearly due goes along and waits in the window: going back
 * for each record alone would fetch all the others again each time. Used by the consumer's thread alone.
 */
final class TierGate {
    private final String tierPrefix;
    private final Map<TopicPartition, Long> heldUntil = new HashMap<>();

    /** @param workQueue {@code destination.group}, which the names of the tiers begin with */
    TierGate(String workQueue) {
        this.tierPrefix = workQueue + ".retry.";
    }

    /** The records whose delay has passed; from the first that has not, the partition is held. */
    List<ConsumerRecord<byte[], byte[]>> due(
            TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
        if (!partition.topic().startsWith(tierPrefix)) {
            return records;
        }
        Duration delay = Delays.parse(partition.topic().substring(tierPrefix.length()));
        long now = System.currentTimeMillis();
        for (int i = 0; i < records.size(); i++) {
            long due = records.get(i).timestamp() + delay.toMillis();
            if (due > now + Policy.AHEAD.toMillis()) {
                consumer.seek(partition, records.get(i).offset());
                consumer.pause(Set.of(partition));
                heldUntil.put(partition, due);
                return records.subList(0, i);
            }
        }
        return records;
    }

    /** Resumes what has waited long enough. */
    void release(Consumer<?, ?> consumer) {
        long now = System.currentTimeMillis();
        for (Iterator<Map.Entry<TopicPartition, Long>> it = heldUntil.entrySet().iterator(); it.hasNext(); ) {
            Map.Entry<TopicPartition, Long> each = it.next();
            if (each.getValue() <= now) {
                it.remove();
                consumer.resume(Set.of(each.getKey()));
            }
        }
    }

    Set<TopicPartition> held() {
        return heldUntil.keySet();
    }

    boolean holding() {
        return !heldUntil.isEmpty();
    }

    void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(heldUntil::remove);
    }
}
