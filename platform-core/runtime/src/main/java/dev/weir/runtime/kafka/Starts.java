package dev.weir.runtime.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes down in the metadata of the committed offsets that this process begins to read, before anything is handled: whoever
 * comes after it sees how many began here and did not get further.
 */
final class Starts {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Records a poll may bring beyond a full window. */
    private static final int POLLED = 1000;
    /** A broker that takes no note at all must not keep the input from running. */
    private static final int TRIES = 5;

    private static final Logger LOGGER = LoggerFactory.getLogger(Starts.class);

    private final Consumer<byte[], byte[]> consumer;
    private final int span;
    private int refusals;

    /** @param capacity records the window holds */
    Starts(Consumer<byte[], byte[]> consumer, int capacity) {
        this.consumer = consumer;
        this.span = capacity + POLLED;
    }

    /**
     * Opens a ledger for each partition that has none yet. What cannot be noted, as while the group gathers, is fetched again
     * at the next poll, {@value #TRIES} times.
     *
     * @return the records that may be handled
     */
    ConsumerRecords<byte[], byte[]> begin(
            ConsumerRecords<byte[], byte[]> records, Map<TopicPartition, PartitionLedger> ledgers) {
        Set<TopicPartition> fresh = new HashSet<>(records.partitions());
        fresh.removeAll(ledgers.keySet());
        if (fresh.isEmpty()) {
            return records;
        }
        Map<TopicPartition, StartNote> notes = new HashMap<>();
        try {
            note(fresh, records, notes);
            refusals = 0;
        } catch (KafkaException e) {
            refusals++;
            if (refusals < TRIES) {
                fresh.forEach(it -> consumer.seek(it, first(records, it)));
                return without(fresh, records);
            }
            LOGGER.atInfo()
                    .addKeyValue("reason", e.getMessage())
                    .log("the start could not be noted; if the process dies, it is not counted");
        }
        for (TopicPartition partition : fresh) {
            StartNote note = notes.getOrDefault(partition, StartNote.NONE.started(0, span));
            ledgers.put(partition, new PartitionLedger(first(records, partition), note));
            if (note.starts() > 1) {
                LOGGER.atInfo()
                        .addKeyValue("partition", partition)
                        .addKeyValue("note", note.print())
                        .log("a process before this one began here and did not get further");
            }
        }
        return records;
    }

    private void note(
            Set<TopicPartition> fresh, ConsumerRecords<byte[], byte[]> records, Map<TopicPartition, StartNote> notes) {
        Map<TopicPartition, OffsetAndMetadata> begun = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(fresh, PATIENCE);
        for (TopicPartition partition : fresh) {
            OffsetAndMetadata last = committed.get(partition);
            long base = last == null ? first(records, partition) : last.offset();
            StartNote note =
                    StartNote.parse(last == null ? null : last.metadata()).started(base, span);
            notes.put(partition, note);
            begun.put(partition, new OffsetAndMetadata(base, note.print()));
        }
        consumer.commitSync(begun, PATIENCE);
    }

    private static ConsumerRecords<byte[], byte[]> without(
            Set<TopicPartition> left, ConsumerRecords<byte[], byte[]> records) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> kept = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            if (!left.contains(partition)) {
                kept.put(partition, records.records(partition));
            }
        }
        return new ConsumerRecords<>(kept, Map.of());
    }

    private static long first(ConsumerRecords<byte[], byte[]> records, TopicPartition partition) {
        return records.records(partition).getFirst().offset();
    }
}
