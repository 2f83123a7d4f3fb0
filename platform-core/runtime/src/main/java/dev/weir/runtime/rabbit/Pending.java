package dev.weir.runtime.rabbit;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Return;
import dev.weir.runtime.delivery.Publisher.Confirmation;
import dev.weir.runtime.delivery.Publisher.Refusal;
import dev.weir.runtime.delivery.Publisher.Unroutable;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A message on its way. Guarded by its channel. */
final class Pending {
    private static final Logger LOGGER = LoggerFactory.getLogger(Pending.class);

    private final Parcel parcel;
    private final Confirmation confirmation;
    private long sequence;
    private long sentNanos;
    private int strikes;
    private @Nullable String returned;

    Pending(Parcel parcel, Confirmation confirmation) {
        this.parcel = parcel;
        this.confirmation = confirmation;
    }

    /** Takes the channel's next number; the publish must follow. */
    void number(long next) {
        sequence = next;
        sentNanos = System.nanoTime();
        returned = null;
    }

    void publish(Channel channel) throws IOException {
        channel.basicPublish(parcel.exchange(), parcel.routingKey(), true, parcel.properties(), parcel.body());
    }

    long sequence() {
        return sequence;
    }

    long ageNanos() {
        return System.nanoTime() - sentNanos;
    }

    /**
     * The channel was closed while this message was alone on it.
     *
     * @return how often by now
     */
    int strike() {
        return ++strikes;
    }

    /** Whether the broker's return is about this message; two that look alike are equally unroutable. */
    boolean takeReturn(Return message) {
        boolean mine = returned == null
                && parcel.exchange().equals(message.getExchange())
                && parcel.routingKey().equals(message.getRoutingKey())
                && Objects.equals(AmqpProperties.id(parcel.properties()), AmqpProperties.id(message.getProperties()));
        if (mine) {
            returned = message.getReplyCode() + " " + message.getReplyText() + ": exchange '" + parcel.exchange()
                    + "', routing key '" + parcel.routingKey() + "'";
        }
        return mine;
    }

    /**
     * The broker has answered.
     *
     * @param nack {@code null} when it took the message over
     */
    void answered(@Nullable Refusal nack) {
        refusedOrConfirmed(returned == null ? nack : new Unroutable(returned));
    }

    void refused(Refusal refusal) {
        refusedOrConfirmed(refusal);
    }

    /** What one confirmation throws must not keep the others from theirs. */
    private void refusedOrConfirmed(@Nullable Refusal refusal) {
        try {
            if (refusal == null) {
                confirmation.confirmed();
            } else {
                confirmation.refused(refusal);
            }
        } catch (RuntimeException e) {
            LOGGER.atError().setCause(e).log("a confirmation failed");
        }
    }
}
