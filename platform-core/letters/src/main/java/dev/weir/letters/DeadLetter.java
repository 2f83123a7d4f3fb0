package dev.weir.letters;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One dead letter, as far as it can be read. A foreign letter, which no Weir connector wrote, is read by the marks that
 * brokers, Spring Cloud Stream and Spring Kafka leave; what those do not say is null.
 *
 * @param deadId names this letter; for a foreign one made from its position or its content
 * @param id identity of the message, constant through retry, dead letter and redrive
 * @param root id of the first message of the chain
 * @param key record key of the message, or null without one
 * @param body body of the message, or null when it stands for a record whose value was null
 * @param headers all headers in their order, those of Weir included
 * @param properties AMQP properties by their names; empty on Kafka
 * @param attempts failed attempts; 0 when not told
 * @param firstFailed when the first attempt failed
 * @param lastFailed when the last attempt failed; for a foreign letter when it was parked, if that is told
 * @param errorType class name of the root exception
 * @param errorMessage message of the root exception, or how the broker says it died
 * @param fingerprint groups letters that failed alike; {@value #UNKNOWN} when nothing tells
 * @param origin where the message was first read
 * @param redrives how often it was redriven before it failed again
 * @param integration {@code namespace/name} of the integration that failed
 * @param trace W3C trace id, 32 hexadecimal digits
 * @param foreign whether it was not written by Weir: then it is of unknown origin
 * @param parked where it lies: {@code topic-partition-offset}, or the queue
 */
public record DeadLetter(
        String deadId,
        String id,
        @Nullable String root,
        @Nullable Content key,
        @Nullable Content body,
        List<Header> headers,
        Map<String, Object> properties,
        int attempts,
        @Nullable Instant firstFailed,
        @Nullable Instant lastFailed,
        @Nullable String errorType,
        @Nullable String errorMessage,
        String fingerprint,
        @Nullable String origin,
        int redrives,
        @Nullable String integration,
        @Nullable String trace,
        boolean foreign,
        String parked) {
    /** Fingerprint of letters about whose failure nothing is known. */
    public static final String UNKNOWN = "unknown";

    public DeadLetter {
        headers = List.copyOf(headers);
        properties = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(properties));
    }

    /**
     * When the broker may delete the letter: not before, and on Kafka a while later. Null when nobody knows.
     *
     * @param retention how long the broker keeps letters; null for ever
     */
    public @Nullable Instant expires(@Nullable Duration retention) {
        return lastFailed == null || retention == null ? null : lastFailed.plus(retention);
    }

    /**
     * One header.
     *
     * @param value text, {@link Content} for bytes that are not text, or on RabbitMQ a number, truth value, instant, list
     *     or map of such
     */
    public record Header(String name, Object value) {
        /** The value as text for people. */
        public String text() {
            return value.toString();
        }
    }
}
