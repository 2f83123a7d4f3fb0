package dev.weir.letters;

import dev.weir.letters.LetterStore.Looking;
import dev.weir.letters.LetterStore.Parked;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Goes through the topic twice: once to learn which letters live, once to read them. */
final class KafkaLooking implements Looking {
    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final TopicScan scan;
    private final LiveLetters live;

    KafkaLooking(Consumer<byte[], byte[]> consumer, String topic) {
        this.consumer = consumer;
        this.topic = topic;
        try {
            this.live = LiveLetters.scan(new TopicScan(consumer, topic));
            this.scan = new TopicScan(consumer, topic);
            scan.seek(live.firsts());
        } catch (KafkaException | LettersUnavailable failed) {
            consumer.close();
            throw failed;
        }
    }

    @Override
    public @Nullable Parked next() {
        return KafkaTrouble.translating("read", topic, () -> {
            for (var next = scan.next(); next != null; next = scan.next()) {
                if (live.contains(next)) {
                    return KafkaParked.of(next);
                }
            }
            return null;
        });
    }

    @Override
    public void close() {
        consumer.close();
    }
}
