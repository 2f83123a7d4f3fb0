package dev.weir.runtime.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records of a consumer's partitions that are not finished. Measured by the consumer's thread, read by all. */
final class Lag {
    private static final Logger LOGGER = LoggerFactory.getLogger(Lag.class);
    private static final Duration LOOK_PATIENCE = Duration.ofMillis(500);
    private static final long LOOK_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final Consumer<?, ?> consumer;
    private long lastLook;
    private volatile long records;

    Lag(Consumer<?, ?> consumer) {
        this.consumer = consumer;
    }

    long records() {
        return records;
    }

    /**
     * From what the last fetch told.
     *
     * @param here records that are fetched and not finished
     */
    void measure(int here) {
        lastLook = System.nanoTime();
        records = here
                + consumer.assignment().stream()
                        .mapToLong(it -> consumer.currentLag(it).orElse(0))
                        .sum();
    }

    /**
     * From the broker itself, now and then, because nothing is fetched.
     *
     * @param here records that are fetched and not finished
     */
    void look(int here) {
        if (System.nanoTime() - lastLook <= LOOK_EVERY_NANOS) {
            return;
        }
        lastLook = System.nanoTime();
        Set<TopicPartition> assignment = consumer.assignment();
        try {
            Map<TopicPartition, Long> ends = consumer.endOffsets(assignment, LOOK_PATIENCE);
            records = here
                    + assignment.stream()
                            .mapToLong(it -> ends.getOrDefault(it, 0L) - consumer.position(it, LOOK_PATIENCE))
                            .sum();
        } catch (KafkaException away) {
            LOGGER.atDebug().addKeyValue("reason", away.getMessage()).log("lag is not known now");
        }
    }
}
