package dev.weir.runner.broker;

import dev.weir.letters.Content;
import dev.weir.runner.output.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads all partitions from their ends, in no group. */
final class KafkaTap implements Tap {
    private final KafkaConsumer<byte[], byte[]> consumer;

    KafkaTap(BrokerAccess access, String topic) {
        Map<String, Object> config = KafkaClients.config(access);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(it -> new TopicPartition(topic, it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
        } catch (KafkaException away) {
            consumer.close();
            throw Refusal.notReachable("topic '" + topic + "' cannot be read: " + away.getMessage(), away);
        }
    }

    @Override
    public List<Seen> next(Duration patience) {
        var seen = new ArrayList<Seen>();
        consumer.poll(patience).forEach(it -> seen.add(seen(it)));
        return seen;
    }

    private static Seen seen(ConsumerRecord<byte[], byte[]> record) {
        var headers = new TreeMap<String, String>();
        record.headers().forEach(it -> headers.put(it.key(), text(it.value())));
        String place = record.topic() + "-" + record.partition() + "-" + record.offset();
        return new Seen(
                place,
                record.key() == null ? null : text(record.key()),
                headers,
                Content.of(record.value() == null ? new byte[0] : record.value()));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
