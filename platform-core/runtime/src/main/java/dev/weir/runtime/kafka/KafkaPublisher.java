package dev.weir.runtime.kafka;

import dev.weir.runtime.delivery.Outgoing;
import dev.weir.runtime.delivery.Publisher;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.AbstractRecords;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.RecordBatch;
import org.jspecify.annotations.Nullable;

/**
 * Publishes with a producer of the binder's making: acknowledged by all in-sync replicas, many records in flight, each with
 * its own answer. A record larger than its topic takes is refused before it is sent, because a broker that has to refuse
 * records slows all others down.
 */
final class KafkaPublisher implements Publisher {
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);
    /** More than a batch's, a record's and a header's own fields take. */
    private static final int FRAME_BYTES = 128;

    private final Supplier<Producer<byte[], byte[]>> producers;
    private final Map<String, Integer> maxMessageBytes;
    private volatile @Nullable Producer<byte[], byte[]> producer;
    private final Flusher flusher = new Flusher(() -> this.producer);
    private volatile boolean unflushed;

    /** @param maxMessageBytes the largest record of each topic, as far as known */
    KafkaPublisher(Supplier<Producer<byte[], byte[]>> producers, Map<String, Integer> maxMessageBytes) {
        this.producers = producers;
        this.maxMessageBytes = maxMessageBytes;
    }

    @Override
    public void publish(Outgoing message, Confirmation confirmation) {
        RecordHeaders headers = headers(message);
        String objection = objection(message, headers);
        if (objection == null) {
            String topic = message.target().name();
            send(new ProducerRecord<>(topic, null, null, message.key(), message.body(), headers), confirmation);
        } else {
            confirmation.refused(new Unacceptable(objection));
        }
    }

    @Override
    public void flush() {
        if (unflushed) {
            unflushed = false;
            flusher.flush();
        }
    }

    @Override
    public @Nullable String objection(Outgoing message) {
        return objection(message, headers(message));
    }

    private @Nullable String objection(Outgoing message, RecordHeaders headers) {
        String topic = message.target().name();
        Integer limit = maxMessageBytes.get(topic);
        if (limit == null || atMost(message, headers) <= limit) {
            return null;
        }
        int size = AbstractRecords.estimateSizeInBytesUpperBound(
                RecordBatch.CURRENT_MAGIC_VALUE,
                CompressionType.NONE,
                message.key(),
                message.body(),
                headers.toArray());
        return size > limit ? "the record has " + size + " bytes, and topic " + topic + " takes " + limit : null;
    }

    /** Counting exactly encodes each header's name: only worth it close to the limit. */
    private static int atMost(Outgoing message, RecordHeaders headers) {
        int size = FRAME_BYTES + length(message.key()) + length(message.body());
        for (Header header : headers) {
            size += FRAME_BYTES + header.key().length() * 3 + length(header.value());
        }
        return size;
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private void send(ProducerRecord<byte[], byte[]> record, Confirmation confirmation) {
        try {
            var unused = producer().send(record, (metadata, failure) -> {
                if (failure == null) {
                    confirmation.confirmed();
                } else {
                    confirmation.refused(refusal(record.topic(), failure));
                }
            });
            if (!unflushed) {
                unflushed = true;
            }
        } catch (InterruptException e) {
            // the flag is set again by the client; the record was not sent
            confirmation.refused(new Unavailable("interrupted while publishing to " + record.topic()));
        } catch (SerializationException e) {
            confirmation.refused(new Unacceptable(String.valueOf(e.getMessage())));
        } catch (KafkaException | IllegalStateException e) {
            renew();
            confirmation.refused(new Unavailable("producer failed: " + e.getMessage()));
        }
    }

    private static Refusal refusal(String topic, Exception failure) {
        boolean itsOwnFault = failure instanceof RecordTooLargeException
                || failure instanceof RecordBatchTooLargeException
                || failure instanceof CorruptRecordException
                || failure instanceof InvalidTimestampException
                || failure instanceof SerializationException;
        String kind = failure instanceof ApiException ? failure.getClass().getSimpleName() : failure.toString();
        String reason = "topic " + topic + ": " + kind + ": " + failure.getMessage();
        return itsOwnFault ? new Unacceptable(reason) : new Unavailable(reason);
    }

    private static RecordHeaders headers(Outgoing message) {
        RecordHeaders headers = new RecordHeaders();
        message.headers().forEach((name, value) -> headers.add(name, bytes(value)));
        return headers;
    }

    private static byte[] bytes(Object value) {
        return value instanceof byte[] bytes ? bytes : value.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Producer<byte[], byte[]> producer() {
        Producer<byte[], byte[]> current = producer;
        if (current == null) {
            synchronized (this) {
                current = producer;
                if (current == null) {
                    current = Objects.requireNonNull(producers.get());
                    producer = current;
                }
            }
        }
        return current;
    }

    private synchronized void renew() {
        Producer<byte[], byte[]> broken = producer;
        producer = null;
        if (broken != null) {
            broken.close(Duration.ZERO);
        }
    }

    @Override
    public synchronized void close() {
        Producer<byte[], byte[]> current = producer;
        producer = null;
        flusher.close();
        if (current != null) {
            current.close(CLOSE_PATIENCE);
        }
    }
}
