package dev.weir.runtime.rabbit;

import dev.weir.runtime.delivery.OriginalKey;
import dev.weir.runtime.delivery.Outgoing;
import dev.weir.runtime.delivery.Publisher;
import dev.weir.runtime.delivery.Text;
import dev.weir.runtime.delivery.Timer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;

/**
 * Publishes on a channel of its own: persistent, mandatory, many messages in flight, each with its own confirm. What is too
 * large is refused before it is sent, because the broker would close the channel and take every outstanding confirm with it.
 */
final class RabbitPublisher implements Publisher {
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
        Parcel parcel = parcel(message);
        String objection = parcel.objection(maxMessageBytes);
        if (objection == null) {
            channel.publish(new Pending(parcel, confirmation));
        } else {
            confirmation.refused(new Unacceptable(objection));
        }
    }

    @Override
    public @Nullable String objection(Outgoing message) {
        return parcel(message).objection(maxMessageBytes);
    }

    private static Parcel parcel(Outgoing message) {
        byte[] body = message.body() == null ? new byte[0] : message.body();
        String name = message.target().name();
        if (message.target() instanceof Outgoing.Mailbox) {
            return new Parcel("", name, AmqpProperties.of(message.headers()), body);
        }
        byte[] key = message.key();
        String routingKey = key == null ? "" : routingKey(key);
        if (routingKey != null) {
            return new Parcel(name, routingKey, AmqpProperties.of(message.headers()), body);
        }
        Map<String, Object> headers = new HashMap<>(message.headers());
        OriginalKey.put(Objects.requireNonNull(key), headers);
        return new Parcel(name, "", AmqpProperties.of(headers), body);
    }

    /** The key as routing key; {@code null} when AMQP cannot carry it, so that a header has to. */
    private static @Nullable String routingKey(byte[] key) {
        return key.length <= Parcel.MAX_NAME ? Text.utf8(key) : null;
    }

    @Override
    public @Nullable String blocked() {
        return channel.blocked();
    }

    @Override
    public void close() {
        channel.close();
    }
}
