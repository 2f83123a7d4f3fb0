package dev.weir.runtime.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
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

    private static final Logger LOGGER = LoggerFactory.getLogger(Starts.class);

    private final Consumer<byte[], byte[]> consumer;
    private final int span;

    /** @param capacity records the window holds */
    Starts(Consumer<byte[], byte[]> consumer, int capacity) {
        this.consumer = consumer;
        this.span = capacity + POLLED;
    }

    /** Opens a ledger for each partition that has none yet. */
    void begin(ConsumerRecords<byte[], byte[]> records, Map<TopicPartition, PartitionLedger> ledgers) {
        Set<TopicPartition> fresh = new HashSet<>(records.partitions());
        fresh.removeAll(ledgers.keySet());
        if (fresh.isEmpty()) {
            return;
        }
        Map<TopicPartition, StartNote> notes = new HashMap<>();
        try {
            Map<TopicPartition, OffsetAndMetadata> begun = new HashMap<>();
            Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(fresh, PATIENCE);
            for (TopicPartition partition : fresh) {
                OffsetAndMetadata last = committed.get(partition);
                StartNote note = (last == null ? StartNote.NONE : StartNote.parse(last.metadata())).started();
                notes.put(partition, note);
                long offset = last == null ? first(records, partition) : last.offset();
                begun.put(partition, new OffsetAndMetadata(offset, note.print()));
            }
            consumer.commitSync(begun, PATIENCE);
        } catch (KafkaException e) {
            LOGGER.atInfo()
                    .addKeyValue("reason", e.getMessage())
                    .log("the start could not be noted; if the process dies, it is not counted");
        }
        for (TopicPartition partition : fresh) {
            StartNote note = notes.getOrDefault(partition, StartNote.NONE.started());
            PartitionLedger ledger = new PartitionLedger(first(records, partition), note, span);
            ledgers.put(partition, ledger);
            if (note.starts() > 1) {
                LOGGER.atInfo()
                        .addKeyValue("partition", partition)
                        .addKeyValue("note", note.print())
                        .log("a process before this one began here and did not get further");
            }
        }
    }

    private static long first(ConsumerRecords<byte[], byte[]> records, TopicPartition partition) {
        return records.records(partition).getFirst().offset();
    }
}
