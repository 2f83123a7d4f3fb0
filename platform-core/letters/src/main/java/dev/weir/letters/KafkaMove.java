package dev.weir.letters;

import dev.weir.wire.Headers;
import dev.weir.wire.PhysicalNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Moves letters in transactions: tombstones first, then the copies, then the commit.
 *
 * <p>A copy can fail again, and be parked again under the same key, as soon as it stands in the inbox. A tombstone written
 * after it would bury that new letter; one written before and committed together cannot, and an interruption takes both
 * back. The transactional id also fences a holder of the claim that was frozen and woke up.
 */
final class KafkaMove implements AutoCloseable {
    private final Producer<byte[], byte[]> producer;
    private final PhysicalNames names;

    KafkaMove(Map<String, Object> client, PhysicalNames names) {
        this.names = names;
        this.producer = new KafkaProducer<>(
                config(client, names.deadLetters()), new ByteArraySerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
        } catch (KafkaException refused) {
            close();
            throw refused;
        }
    }

    private static Map<String, Object> config(Map<String, Object> client, String letters) {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, letters + KafkaClaim.SUFFIX);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // the broker's limits count; a letter is larger than its message was by its headers
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 128 * 1024 * 1024);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 256L * 1024 * 1024);
        // a killed broker is back before these; a transaction left by a killed process ends soon after
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 20_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000);
        return config;
    }

    void redrive(List<KafkaParked> letters) {
        inTransaction("redrive", () -> {
            confirm(letters.stream().map(this::tombstone).toList());
            confirm(letters.stream().map(this::copy).toList());
        });
    }

    void remove(List<KafkaParked> letters) {
        inTransaction(
                "discard", () -> confirm(letters.stream().map(this::tombstone).toList()));
    }

    private void inTransaction(String doing, Runnable sends) {
        try {
            producer.beginTransaction();
            sends.run();
            producer.commitTransaction();
        } catch (KafkaException failed) {
            abandon(failed);
            throw KafkaTrouble.of(failed, doing, names.deadLetters());
        }
    }

    /** What cannot be aborted now is aborted by the broker when the transaction times out. */
    private void abandon(KafkaException failed) {
        try {
            producer.abortTransaction();
        } catch (KafkaException | IllegalStateException unable) {
            failed.addSuppressed(unable);
        }
    }

    private void confirm(List<ProducerRecord<byte[], byte[]>> messages) {
        List<Future<?>> confirms = new ArrayList<>();
        messages.forEach(message -> confirms.add(producer.send(message)));
        producer.flush();
        for (Future<?> confirm : confirms) {
            try {
                confirm.get();
            } catch (ExecutionException refused) {
                throw refused.getCause() instanceof KafkaException known ? known : new KafkaException(refused);
            } catch (InterruptedException stopped) {
                throw new InterruptException(stopped);
            }
        }
    }

    /** On the letter's own partition, wherever a changed number of partitions would put its key now. */
    private ProducerRecord<byte[], byte[]> tombstone(KafkaParked letter) {
        return new ProducerRecord<>(
                names.deadLetters(),
                letter.parked().partition(),
                letter.parked().key(),
                tombstone());
    }

    private static byte @Nullable [] tombstone() {
        return null;
    }

    private ProducerRecord<byte[], byte[]> copy(KafkaParked letter) {
        var copy = new ProducerRecord<>(names.inbox(), letter.key(), letter.value());
        letter.parked().headers().forEach(header -> {
            if (RedriveHeaders.keeps(letter.letter(), header.key())) {
                copy.headers().add(header);
            }
        });
        copy.headers()
                .add(Headers.ID, KafkaParked.utf8(letter.letter().id()))
                .add(Headers.REDRIVES, KafkaParked.utf8(RedriveHeaders.redrives(letter.letter())));
        return copy;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
