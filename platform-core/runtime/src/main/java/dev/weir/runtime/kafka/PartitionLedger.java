package dev.weir.runtime.kafka;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The records of one partition that were handed over, in order. Used by the consumer's thread alone. */
final class PartitionLedger {
    private final ArrayDeque<KafkaDelivery> open = new ArrayDeque<>();
    private long frontier = -1;
    private long committed = -1;

    void add(KafkaDelivery delivery) {
        open.add(delivery);
    }

    /** The offset of the first unfinished record when it has moved since the last commit; {@code null} otherwise. */
    @Nullable
    Long toCommit() {
        KafkaDelivery first;
        while ((first = open.peek()) != null && first.settled()) {
            frontier = first.offset() + 1;
            open.remove();
        }
        return frontier > committed ? frontier : null;
    }

    void committed(long offset) {
        committed = Math.max(committed, offset);
    }

    /** Takes back what no worker has started. */
    void withdraw() {
        open.forEach(KafkaDelivery::withdraw);
    }

    boolean anyStarted() {
        return open.stream().anyMatch(KafkaDelivery::started);
    }
}
