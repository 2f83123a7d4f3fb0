package dev.weir.runtime;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message a source wants published.
 *
 * @param payload encoded like a function's result: {@code byte[]} and text as they are, everything else as JSON
 * @param id identity of the message; {@code null} gives it a random one. The same id sent twice is the same message to
 *     idempotent consumers
 * @param key record key on Kafka, routing key on RabbitMQ; {@code null} for none
 * @param headers business headers; names that Weir owns or never copies are left out
 */
public record Emission<T>(
        T payload, @Nullable String id, @Nullable String key, Map<String, String> headers) {
    public Emission {
        headers = Map.copyOf(headers);
    }

    /** A message with nothing but a payload. */
    public static <T> Emission<T> of(T payload) {
        return new Emission<>(payload, null, null, Map.of());
    }
}
