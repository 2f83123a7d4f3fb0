package dev.weir.bench.site;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads partitions on a thread of its own until it is closed. */
final class KafkaListener implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Thread thread;
    private volatile boolean closed;

    KafkaListener(String address, Collection<TopicPartition> partitions, IntConsumer numbers) {
        thread = Thread.ofPlatform().name("listener").start(() -> listen(address, partitions, numbers));
    }

    private void listen(String address, Collection<TopicPartition> partitions, IntConsumer numbers) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", address),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!closed) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    numbers.accept(Load.number(record.value()));
                }
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }
}
