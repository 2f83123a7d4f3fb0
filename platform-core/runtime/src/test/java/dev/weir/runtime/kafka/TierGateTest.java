package dev.weir.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TierGateTest {
    private static final TopicPartition TIER = new TopicPartition("orders.pricing.retry.1m", 0);
    private static final TopicPartition INBOX = new TopicPartition("orders.pricing.inbox", 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());
    private final TierGate gate = new TierGate("orders.pricing");

    @BeforeEach
    void assign() {
        consumer.assign(Set.of(TIER, INBOX));
    }

    @Test
    void holdsWhatHasNotWaitedAndPausesItsPartition() {
        List<ConsumerRecord<byte[], byte[]>> due =
                gate.pass(TIER, List.of(written(0, 61), written(1, 61), written(2, 30)), consumer);

        assertThat(due).extracting(ConsumerRecord::offset).containsExactly(0L, 1L);
        assertThat(consumer.paused()).containsExactly(TIER);
        assertThat(gate.size()).isEqualTo(1);
        assertThat(gate.held()).containsExactly(TIER);
    }

    @Test
    void releasesNothingBeforeItsTimeAndFetchesAgainOnlyWhenNothingWaits() {
        gate.pass(TIER, List.of(written(0, 59), written(1, 30)), consumer);

        assertThat(gate.release(consumer)).isEmpty();
        assertThat(consumer.paused()).containsExactly(TIER);
    }

    @Test
    void letsWhatIsNearlyDueGoAlong() {
        long aMinuteAgo = System.currentTimeMillis() - 60_000;
        ConsumerRecord<byte[], byte[]> due = writtenAt(0, aMinuteAgo);
        ConsumerRecord<byte[], byte[]> nearly = writtenAt(1, aMinuteAgo + 90);

        assertThat(gate.pass(TIER, List.of(due, nearly), consumer)).containsExactly(due, nearly);
        assertThat(consumer.paused()).isEmpty();
        assertThat(gate.holding()).isFalse();
    }

    @Test
    void keepsTheOrderOfWhatWaitedWhenMoreArrives() {
        gate.pass(TIER, List.of(written(0, 30)), consumer);

        assertThat(gate.pass(TIER, List.of(written(1, 61)), consumer)).isEmpty();
        assertThat(gate.size()).isEqualTo(2);
    }

    @Test
    void doesNotHoldTheInbox() {
        List<ConsumerRecord<byte[], byte[]>> records = List.of(written(0, 0));

        assertThat(gate.pass(INBOX, records, consumer)).isEqualTo(records);
    }

    @Test
    void forgetsWhatIsSomebodyElsesNow() {
        gate.pass(TIER, List.of(written(0, 0)), consumer);

        gate.forget(Set.of(TIER));

        assertThat(gate.holding()).isFalse();
        assertThat(gate.release(consumer)).isEqualTo(Map.of());
    }

    private static ConsumerRecord<byte[], byte[]> written(long offset, int secondsAgo) {
        return writtenAt(offset, System.currentTimeMillis() - secondsAgo * 1000L);
    }

    private static ConsumerRecord<byte[], byte[]> writtenAt(long offset, long millis) {
        return new ConsumerRecord<>(
                TIER.topic(),
                0,
                offset,
                millis,
                TimestampType.CREATE_TIME,
                0,
                0,
                null,
                new byte[0],
                new RecordHeaders(),
                Optional.empty());
    }
}
