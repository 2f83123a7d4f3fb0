package dev.weir.runtime.rabbit;

import com.rabbitmq.client.AMQP.BasicProperties;
import dev.weir.runtime.delivery.Text;
import org.jspecify.annotations.Nullable;

/** A message as AMQP carries it. */
@SuppressWarnings("ArrayRecordComponent") // bodies are never compared
record Parcel(String exchange, String routingKey, BasicProperties properties, byte[] body) {
    /** Longest routing key, and longest header name, AMQP can carry. */
    static final int MAX_NAME = 255;
    /** Bytes one character takes at most in UTF-8. */
    static final int MOST_BYTES = 3;
    /** Share of the smallest usual frame that headers may take. */
    private static final int MAX_HEADER_BYTES = 126_000;

    /** Why the broker would close the channel on it; {@code null} when nothing is known against it. */
    @Nullable
    String objection(int maxMessageBytes) {
        if (body.length > maxMessageBytes) {
            return "the message has " + body.length + " bytes, and the broker takes " + maxMessageBytes;
        }
        if (AmqpProperties.atMost(properties) <= MAX_HEADER_BYTES && !tooLongName()) {
            return null;
        }
        int headerBytes = AmqpProperties.size(properties);
        if (headerBytes > MAX_HEADER_BYTES || tooLongName()) {
            return "the headers take about " + headerBytes + " bytes, and one frame takes " + MAX_HEADER_BYTES;
        }
        return null;
    }

    private boolean tooLongName() {
        var headers = properties.getHeaders();
        if (headers == null) {
            return false;
        }
        for (String name : headers.keySet()) {
            if (name.length() * MOST_BYTES > MAX_NAME && Text.size(name) > MAX_NAME) {
                return true;
            }
        }
        return false;
    }
}
