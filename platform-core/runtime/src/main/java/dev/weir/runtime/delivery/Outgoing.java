package dev.weir.runtime.delivery;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message to publish.
 *
 * @param target where to
 * @param key record key on Kafka, routing key towards a destination on RabbitMQ
 * @param body {@code null} publishes a Kafka record without value and an empty RabbitMQ message
 * @param headers names to text, bytes or the values of an AMQP table
 */
@SuppressWarnings(
        "ArrayRecordComponent") // bodies are never compared, and copying them would cost more than all the rest
public record Outgoing(Target target, byte @Nullable [] key, byte @Nullable [] body, Map<String, Object> headers) {

    /** Where a message goes. */
    public sealed interface Target {
        /** Topic, exchange or queue. */
        String name();
    }

    /** A shared destination: a topic, or an exchange that routes by key. */
    public record Destination(String name) implements Target {}

    /** A private place of one group: a topic, or a queue reached directly. */
    public record Mailbox(String name) implements Target {}

    Outgoing with(Map<String, Object> otherHeaders) {
        return new Outgoing(target, key, body, otherHeaders);
    }
}
