package dev.weir.letters;

import dev.weir.letters.Seat.Verdict;
import dev.weir.wire.PhysicalNames;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The right to take letters out of one topic: membership in a consumer group that gives everything to the one who has it
 * already and tells the others who that is ({@link SoleHolderAssignor}). A killed holder loses it after
 * {@value #SESSION_MILLIS} ms.
 */
final class KafkaClaim implements AutoCloseable {
    static final String SUFFIX = PhysicalNames.REDRIVE;
    static final int SESSION_MILLIS = 6_000;

    private final String letters;
    private final Seat seat;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean released;

    KafkaClaim(Map<String, Object> client, String letters, String reason) {
        this.letters = letters;
        this.seat = new Seat(Holder.here(reason));
        Map<String, Object> config = new HashMap<>(client);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, letters + SUFFIX);
        config.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, List.of(SoleHolderAssignor.class.getName()));
        config.put(SoleHolderAssignor.SEAT, seat);
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        config.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 30_000);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        config.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        this.consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Waits until it is known who holds the claim, longer than a killed holder keeps it. */
    void acquire() {
        Thread.ofPlatform().daemon().name("weir-redrive-claim").start(this::stay);
        Verdict verdict = await(4L * SESSION_MILLIS);
        if (!verdict.mine()) {
            throw new RedriveInProgress(letters, verdict.holder());
        }
    }

    /** Fails when the claim was lost, as a process that was frozen finds when it wakes up. */
    void check() {
        Verdict verdict = await(2L * SESSION_MILLIS);
        if (!verdict.mine()) {
            throw new LettersUnavailable("the claim on '" + letters + "' was lost to " + verdict.holder());
        }
    }

    private Verdict await(long millis) {
        try {
            return seat.await(millis);
        } catch (TimeoutException undecided) {
            throw new LettersUnavailable(
                    "nobody decided who may take letters out of '" + letters
                            + "'; check that the topic exists and that the group coordinator of Kafka works",
                    undecided);
        } catch (ExecutionException failed) {
            var known = failed.getCause() instanceof KafkaException cause ? cause : new KafkaException(failed);
            throw KafkaTrouble.of(known, "redrive", letters);
        } catch (InterruptedException stopped) {
            throw KafkaTrouble.of(new InterruptException(stopped), "redrive", letters);
        }
    }

    private void stay() {
        try (consumer) {
            consumer.subscribe(List.of(letters), new Paused());
            while (!released) {
                consumer.poll(Duration.ofMillis(500));
            }
        } catch (WakeupException left) {
            // by close
        } catch (KafkaException failed) {
            seat.fail(failed);
        } finally {
            ended.complete(null);
        }
    }

    @Override
    public void close() {
        released = true;
        consumer.wakeup();
        ended.completeOnTimeout(null, 5, TimeUnit.SECONDS).join();
    }

    /** Holds partitions without reading them. */
    private final class Paused implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.pause(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            // every newcomer causes this for a moment; the next assignment decides
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            seat.lose();
        }
    }
}
