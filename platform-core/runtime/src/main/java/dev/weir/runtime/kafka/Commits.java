package dev.weir.runtime.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the broker up to where the ledgers of a consumer's partitions are finished. Used by the consumer's thread alone. */
final class Commits {
    private static final long EVERY_NANOS = 10_000_000;
    private static final Logger LOGGER = LoggerFactory.getLogger(Commits.class);

    private final Consumer<?, ?> consumer;
    private final Map<TopicPartition, PartitionLedger> ledgers;
    private final Duration patience;
    private boolean underWay;
    private long last;

    /** @param patience with the broker, where the answer is waited for */
    Commits(Consumer<?, ?> consumer, Map<TopicPartition, PartitionLedger> ledgers, Duration patience) {
        this.consumer = consumer;
        this.ledgers = ledgers;
        this.patience = patience;
    }

    /** Whether the answer to a commit is still to come, which only a poll brings. */
    boolean underWay() {
        return underWay;
    }

    /** Commits what was finished since the last time, without waiting. */
    void begin() {
        long now = System.nanoTime();
        if (underWay || now - last < EVERY_NANOS) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> offsets = finished();
        if (offsets.isEmpty()) {
            return;
        }
        last = now;
        underWay = true;
        consumer.commitAsync(offsets, (done, failure) -> {
            underWay = false;
            if (failure == null) {
                remember(done);
            } else {
                LOGGER.atInfo()
                        .addKeyValue("reason", failure.getMessage())
                        .log("commit failed, the next one covers it");
            }
        });
    }

    /** Commits all that partitions have finished, before they are given up, and waits for the answer. */
    void last(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (TopicPartition partition : partitions) {
            PartitionLedger ledger = ledgers.get(partition);
            if (ledger != null) {
                offsets.put(partition, ledger.last());
            }
        }
        now(offsets);
    }

    /** Commits these offsets and waits for the answer; a failure is logged. */
    void now(Map<TopicPartition, OffsetAndMetadata> offsets) {
        if (offsets.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(offsets, patience);
            remember(offsets);
        } catch (KafkaException e) {
            LOGGER.atWarn()
                    .addKeyValue("partitions", offsets.keySet())
                    .addKeyValue("reason", e.getMessage())
                    .log("commit failed; what it covered may be delivered again");
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> finished() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        ledgers.forEach((partition, ledger) -> {
            OffsetAndMetadata offset = ledger.toCommit();
            if (offset != null) {
                offsets.put(partition, offset);
            }
        });
        return offsets;
    }

    private void remember(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach((partition, offset) -> {
            PartitionLedger ledger = ledgers.get(partition);
            if (ledger != null) {
                ledger.committed(offset.offset());
            }
        });
    }
}
