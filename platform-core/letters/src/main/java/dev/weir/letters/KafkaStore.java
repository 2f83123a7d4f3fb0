package dev.weir.letters;

import dev.weir.wire.PhysicalNames;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Dead letters in a compacted topic, where a key without a tombstone is a letter. */
final class KafkaStore implements LetterStore {
    private final Map<String, Object> client;
    private final PhysicalNames names;

    KafkaStore(Map<String, Object> client, PhysicalNames names) {
        this.client = Map.copyOf(client);
        this.names = names;
    }

    @Override
    public String name() {
        return names.deadLetters();
    }

    @Override
    public String inbox() {
        return names.inbox();
    }

    @Override
    public long count() {
        return KafkaTrouble.translating("count", name(), () -> {
            try (var consumer = reader()) {
                return LiveLetters.scan(new TopicScan(consumer, name())).count();
            }
        });
    }

    @Override
    public Looking look() {
        return KafkaTrouble.translating("read", name(), () -> new KafkaLooking(reader(), name()));
    }

    @Override
    public Taking take(String reason) {
        return KafkaTrouble.translating("redrive", name(), () -> {
            var claim = new KafkaClaim(client, name(), reason);
            try {
                claim.acquire();
                return taking(claim);
            } catch (RuntimeException failed) {
                claim.close();
                throw failed;
            }
        });
    }

    private Taking taking(KafkaClaim claim) {
        var move = new KafkaMove(client, names);
        try {
            return new KafkaTaking(look(), move, claim);
        } catch (LettersUnavailable failed) {
            move.close();
            throw failed;
        }
    }

    private Consumer<byte[], byte[]> reader() {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // a fetch that waits at the end of the topic would hold up the second pass
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
        config.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        // every call has its own clients
    }
}
