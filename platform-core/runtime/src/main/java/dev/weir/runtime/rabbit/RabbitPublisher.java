package dev.weir.runtime.rabbit;

import com.rabbitmq.client.AMQP.BasicProperties;
import dev.weir.runtime.delivery.OriginalKey;
import dev.weir.runtime.delivery.Outgoing;
import dev.weir.runtime.delivery.Publisher;
import dev.weir.runtime.delivery.Text;
import dev.weir.runtime.delivery.Timer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;

/**
 * Publishes on a channel of its own: persistent, mandatory, many messages in flight, each with its own confirm. What is too
 * large is refused before it is sent, because the broker would close the channel and take every outstanding confirm with it.
 */
final class RabbitPublisher implements Publisher {
    /** Longest routing key AMQP can carry. */
    private static final int MAX_ROUTING_KEY = 255;
    /** Bytes one character takes at most in UTF-8. */
    private static final int MOST_BYTES = 3;
    /** Share of the smallest usual frame that headers may take. */
    private static final int MAX_HEADER_BYTES = 126_000;

    private final ConfirmChannel channel;
    private final int maxMessageBytes;

    /**
     * @param maxMessageBytes the largest body the broker takes ({@code max_message_size})
     * @param recovery works off what a lost channel leaves behind; a single thread
     */
    RabbitPublisher(Supplier<ConnectionFactory> connections, int maxMessageBytes, Timer recovery) {
        this.channel = new ConfirmChannel(connections, recovery);
        this.maxMessageBytes = maxMessageBytes;
    }

    @Override
    public void publish(Outgoing message, Confirmation confirmation) {
        byte[] body = message.body() == null ? new byte[0] : message.body();
        Map<String, Object> headers = new HashMap<>(message.headers());
        boolean shared = message.target() instanceof Outgoing.Destination;
        String routingKey =
                shared ? routingKey(message.key(), headers) : message.target().name();
        BasicProperties properties = AmqpProperties.of(headers);
        int headerBytes = AmqpProperties.size(properties);
        if (body.length > maxMessageBytes) {
            confirmation.refused(new Unacceptable(
                    "the message has " + body.length + " bytes, and the broker takes " + maxMessageBytes));
        } else if (headerBytes > MAX_HEADER_BYTES || tooLongName(headers)) {
            confirmation.refused(new Unacceptable(
                    "the headers take about " + headerBytes + " bytes, and one frame takes " + MAX_HEADER_BYTES));
        } else {
            channel.publish(
                    new Pending(shared ? message.target().name() : "", routingKey, properties, body, confirmation));
        }
    }

    private static boolean tooLongName(Map<String, Object> headers) {
        for (String name : headers.keySet()) {
            if (name.length() * MOST_BYTES > MAX_ROUTING_KEY && Text.size(name) > MAX_ROUTING_KEY) {
                return true;
            }
        }
        return false;
    }

    /** The key as routing key where AMQP can carry it; otherwise a header carries it. */
    private static String routingKey(byte @Nullable [] key, Map<String, Object> headers) {
        if (key == null) {
            return "";
        }
        String text = Text.utf8(key);
        if (text != null && key.length <= MAX_ROUTING_KEY) {
            return text;
        }
        OriginalKey.put(key, headers);
        return "";
    }

    @Override
    public void close() {
        channel.close();
    }
}
