package dev.weir.runtime.kafka;

import dev.weir.runtime.delivery.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sits between the binder's container and its consumer, on the consumer's thread: hands what was polled to a lane, keeps
 * polling while the lane is full so that the group keeps this member, and commits up to the first unfinished record.
 */
final class KafkaIntake {
    private static final Duration BUSY_POLL = Duration.ofMillis(20);
    private static final Duration ALONE_POLL = Duration.ofMillis(1);
    /** So long a wish to pause may go unheard. */
    private static final Duration IDLE_POLL = Duration.ofMillis(500);

    private static final Duration ROOM = Duration.ofMillis(100);
    private static final Duration REVOKE_PATIENCE = Duration.ofSeconds(2);
    private static final long COMMIT_EVERY_NANOS = 10_000_000;
    private static final Logger LOGGER = LoggerFactory.getLogger(KafkaIntake.class);
    private static final Duration LOOK_PATIENCE = Duration.ofMillis(500);
    private static final long LOOK_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final Consumer<byte[], byte[]> consumer;
    private final Lane lane;
    private final BooleanSupplier paused;
    private final @Nullable TierGate gate;
    private final ConsumerPulse pulse;
    private final Map<TopicPartition, PartitionLedger> ledgers = new HashMap<>();
    private final Starts starts;
    private final AloneNotes notes = new AloneNotes();
    private boolean aloneSeen;
    private volatile boolean allPaused;
    private boolean committing;
    private long lastCommit;
    private long lastLook;
    private volatile long lag;
    private volatile boolean closed;

    /**
     * @param paused whether the integration is paused
     * @param gate holds back records whose delay has not passed; {@code null} for the input itself
     */
    KafkaIntake(Consumer<byte[], byte[]> consumer, Lane lane, BooleanSupplier paused, @Nullable TierGate gate) {
        this.consumer = consumer;
        this.lane = lane;
        this.paused = paused;
        this.gate = gate;
        this.pulse = new ConsumerPulse(consumer);
        this.starts = new Starts(consumer, lane.capacity());
    }

    /** What the container's poll does: everything goes to the lane, nothing to the container. */
    ConsumerRecords<byte[], byte[]> poll(Duration timeout) throws InterruptedException {
        commit();
        noteAlone();
        steer();
        boolean busy = allPaused || lane.inFlight() > 0 || committing || (gate != null && gate.holding());
        Duration longest = aloneSeen ? ALONE_POLL : busy ? BUSY_POLL : IDLE_POLL;
        ConsumerRecords<byte[], byte[]> records = consumer.poll(timeout.compareTo(longest) > 0 ? longest : timeout);
        if (!records.isEmpty()) {
            accept(records);
        }
        measureLag();
        return ConsumerRecords.empty();
    }

    private void accept(ConsumerRecords<byte[], byte[]> polled) {
        ConsumerRecords<byte[], byte[]> records = starts.begin(polled, ledgers);
        List<KafkaDelivery> deliveries = new ArrayList<>(records.count());
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> due = records.records(partition);
            if (gate != null) {
                due = gate.pass(partition, due, consumer);
            }
            deliver(partition, due, deliveries);
        }
        lane.accept(deliveries);
    }

    /** What has waited for its delay goes on. */
    private void release(TierGate from) {
        List<KafkaDelivery> deliveries = new ArrayList<>();
        from.release(consumer).forEach((partition, due) -> deliver(partition, due, deliveries));
        if (!deliveries.isEmpty()) {
            lane.accept(deliveries);
        }
    }

    private void deliver(
            TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records, List<KafkaDelivery> deliveries) {
        PartitionLedger ledger = Objects.requireNonNull(ledgers.get(partition));
        for (ConsumerRecord<byte[], byte[]> record : records) {
            boolean alone = ledger.alone(record.offset());
            aloneSeen |= alone;
            KafkaDelivery delivery =
                    new KafkaDelivery(record, gate != null, alone ? notes : null, ledger.deathsOf(record.offset()));
            ledger.add(delivery);
            deliveries.add(delivery);
        }
    }

    private void noteAlone() {
        AloneNotes.Request request = notes.next();
        if (request == null) {
            aloneSeen = aloneSeen && lane.inFlight() > 0;
            return;
        }
        KafkaDelivery delivery = request.delivery();
        PartitionLedger ledger = ledgers.get(delivery.partition());
        if (ledger != null) {
            commitNow(Map.of(delivery.partition(), ledger.aloneWith(delivery.offset())));
        }
        request.noted().complete(ledger != null);
    }

    /** Stops fetching while the lane is full or the integration paused; the member stays in its group. */
    private void steer() throws InterruptedException {
        boolean stop = paused.getAsBoolean() || (lane.full() && !lane.awaitRoom(ROOM));
        if (stop) {
            consumer.pause(consumer.assignment());
            allPaused = true;
        } else if (allPaused) {
            List<TopicPartition> wanted = new ArrayList<>(consumer.assignment());
            if (gate != null) {
                wanted.removeAll(gate.held());
            }
            consumer.resume(wanted);
            allPaused = false;
        }
        if (gate != null && !allPaused) {
            release(gate);
        }
    }

    private void commit() {
        long now = System.nanoTime();
        if (committing || now - lastCommit < COMMIT_EVERY_NANOS) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> offsets = offsets(ledgers.keySet());
        if (offsets.isEmpty()) {
            return;
        }
        lastCommit = now;
        committing = true;
        consumer.commitAsync(offsets, (done, failure) -> {
            committing = false;
            if (failure == null) {
                remember(done);
            } else {
                LOGGER.atInfo()
                        .addKeyValue("reason", failure.getMessage())
                        .log("commit failed, the next one covers it");
            }
        });
    }

    private void commitLast(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (TopicPartition partition : partitions) {
            PartitionLedger ledger = ledgers.get(partition);
            if (ledger != null) {
                offsets.put(partition, ledger.last());
            }
        }
        commitNow(offsets);
    }

    private void commitNow(Map<TopicPartition, OffsetAndMetadata> offsets) {
        if (offsets.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(offsets, REVOKE_PATIENCE);
            remember(offsets);
        } catch (KafkaException e) {
            LOGGER.atWarn()
                    .addKeyValue("partitions", offsets.keySet())
                    .addKeyValue("reason", e.getMessage())
                    .log("commit failed; what it covered may be delivered again");
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (TopicPartition partition : partitions) {
            PartitionLedger ledger = ledgers.get(partition);
            OffsetAndMetadata offset = ledger == null ? null : ledger.toCommit();
            if (offset != null) {
                offsets.put(partition, offset);
            }
        }
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

    /** The partitions go to another member: what is started may end, the rest is left to the other. */
    void revoked(Collection<TopicPartition> partitions) throws InterruptedException {
        withdraw(partitions);
        long end = System.nanoTime() + REVOKE_PATIENCE.toNanos();
        while (anyStarted(partitions) && System.nanoTime() < end) {
            Thread.sleep(2);
        }
        commitLast(partitions);
        forget(partitions);
    }

    /** The partitions are already somebody else's: nothing may be committed for them. */
    void lost(Collection<TopicPartition> partitions) {
        withdraw(partitions);
        forget(partitions);
    }

    /** Whether the consumer is there and has a broker to consume from. */
    boolean running() {
        return !closed && pulse.beats();
    }

    boolean closed() {
        return closed;
    }

    /** The consumer is about to close: everything finished so far is committed. */
    void closing() {
        closed = true;
        commitLast(List.copyOf(ledgers.keySet()));
    }

    private void withdraw(Collection<TopicPartition> partitions) {
        notes.withdraw(delivery -> partitions.contains(delivery.partition()));
        for (TopicPartition partition : partitions) {
            PartitionLedger ledger = ledgers.get(partition);
            if (ledger != null) {
                ledger.withdraw();
            }
        }
    }

    private boolean anyStarted(Collection<TopicPartition> partitions) {
        return partitions.stream().map(ledgers::get).anyMatch(ledger -> ledger != null && ledger.anyStarted());
    }

    private void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(ledgers::remove);
        if (gate != null) {
            gate.forget(partitions);
        }
    }

    /** From what the last fetch told, or from the broker itself while nothing is fetched. */
    private void measureLag() {
        Set<TopicPartition> assignment = consumer.assignment();
        if (!allPaused) {
            lastLook = System.nanoTime();
            lag = fetched()
                    + assignment.stream()
                            .mapToLong(it -> consumer.currentLag(it).orElse(0))
                            .sum();
        } else if (System.nanoTime() - lastLook > LOOK_EVERY_NANOS) {
            lastLook = System.nanoTime();
            try {
                Map<TopicPartition, Long> ends = consumer.endOffsets(assignment, LOOK_PATIENCE);
                lag = fetched()
                        + assignment.stream()
                                .mapToLong(it -> ends.getOrDefault(it, 0L) - consumer.position(it, LOOK_PATIENCE))
                                .sum();
            } catch (KafkaException away) {
                LOGGER.atDebug().addKeyValue("reason", away.getMessage()).log("lag is not known now");
            }
        }
    }

    /** Records that are here and not finished. */
    private int fetched() {
        return lane.inFlight() + (gate == null ? 0 : gate.size());
    }

    /** Whether nothing is fetched until it is told to go on. */
    boolean holds() {
        return allPaused;
    }

    /** Records of the assigned partitions that are not finished. */
    long lag() {
        return lag;
    }
}
