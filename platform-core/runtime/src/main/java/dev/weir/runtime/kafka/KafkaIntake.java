package dev.weir.runtime.kafka;

import dev.weir.runtime.delivery.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

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

    private final Consumer<byte[], byte[]> consumer;
    private final Lane lane;
    private final BooleanSupplier paused;
    private final @Nullable TierGate gate;
    private final ConsumerPulse pulse;
    private final Map<TopicPartition, PartitionLedger> ledgers = new HashMap<>();
    private final Commits commits;
    private final Lag lag;
    private final Starts starts;
    private final AloneNotes notes = new AloneNotes();
    private boolean aloneSeen;
    private volatile boolean allPaused;
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
        this.commits = new Commits(consumer, ledgers, REVOKE_PATIENCE);
        this.lag = new Lag(consumer);
        this.starts = new Starts(consumer, lane.capacity());
    }

    /** What the container's poll does: everything goes to the lane, nothing to the container. */
    ConsumerRecords<byte[], byte[]> poll(Duration timeout) throws InterruptedException {
        commits.begin();
        noteAlone();
        steer();
        boolean busy = allPaused || lane.inFlight() > 0 || commits.underWay() || (gate != null && gate.holding());
        Duration longest = aloneSeen ? ALONE_POLL : busy ? BUSY_POLL : IDLE_POLL;
        ConsumerRecords<byte[], byte[]> records = consumer.poll(timeout.compareTo(longest) > 0 ? longest : timeout);
        if (!records.isEmpty()) {
            accept(records);
        }
        if (allPaused) {
            lag.look(fetched());
        } else {
            lag.measure(fetched());
        }
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
            commits.now(Map.of(delivery.partition(), ledger.aloneWith(delivery.offset())));
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

    /** The partitions go to another member: what is started may end, the rest is left to the other. */
    void revoked(Collection<TopicPartition> partitions) throws InterruptedException {
        withdraw(partitions);
        long end = System.nanoTime() + REVOKE_PATIENCE.toNanos();
        while (anyStarted(partitions) && System.nanoTime() < end) {
            Thread.sleep(2);
        }
        commits.last(partitions);
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

    /** The consumer is about to close: nothing more is started, and everything finished so far is committed. */
    void closing() {
        closed = true;
        lane.end();
        commits.last(List.copyOf(ledgers.keySet()));
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
        return lag.records();
    }
}
