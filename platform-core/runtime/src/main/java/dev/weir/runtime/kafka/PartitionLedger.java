package dev.weir.runtime.kafka;

import java.util.ArrayDeque;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/** The records of one partition that were handed over, in order. Used by the consumer's thread alone. */
final class PartitionLedger {
    /** From this start on that did not get beyond what the first had in its hands, records are handled one at a time. */
    private static final int CAREFUL_STARTS = 3;

    private final ArrayDeque<KafkaDelivery> open = new ArrayDeque<>();
    private final long aloneFrom;
    private final long aloneBelow;
    private StartNote note;
    private long frontier;
    private long committed;

    /**
     * @param base first offset that is not finished
     * @param note of the processes before, this one counted as started
     */
    PartitionLedger(long base, StartNote note) {
        this.frontier = base;
        this.committed = base;
        this.note = note;
        boolean known = note.suspect() >= base;
        this.aloneFrom = known ? note.suspect() : base;
        this.aloneBelow = known ? aloneFrom + 1 : note.starts() >= CAREFUL_STARTS ? note.horizon() : base;
    }

    void add(KafkaDelivery delivery) {
        open.add(delivery);
    }

    /** Whether nothing else may be handled while this record is. */
    boolean alone(long offset) {
        return offset >= aloneFrom && offset < aloneBelow;
    }

    int deathsOf(long offset) {
        return note.deathsOf(offset);
    }

    /** What to commit when the first unfinished record has moved since the last commit; {@code null} otherwise. */
    @Nullable
    OffsetAndMetadata toCommit() {
        advance();
        return frontier > committed ? now() : null;
    }

    /** What to commit before a record is handled alone. */
    OffsetAndMetadata aloneWith(long offset) {
        advance();
        note = note.aloneWith(offset);
        return now();
    }

    /** What to commit as the last of this process. */
    OffsetAndMetadata last() {
        advance();
        return new OffsetAndMetadata(frontier, note.left().print());
    }

    private void advance() {
        KafkaDelivery first;
        while ((first = open.peek()) != null && first.settled()) {
            frontier = first.offset() + 1;
            note = note.upTo(frontier);
            open.remove();
        }
    }

    private OffsetAndMetadata now() {
        return new OffsetAndMetadata(frontier, note.print());
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
