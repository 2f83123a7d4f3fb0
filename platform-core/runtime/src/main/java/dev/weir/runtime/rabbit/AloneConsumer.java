package dev.weir.runtime.rabbit;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import dev.weir.runtime.delivery.Lane;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;

/**
 * Reads the queue of messages that processes have died with. It has one of them in its hands at a time, so that the queue
 * counts the deaths and the lost channels of this one message, and the process that outlives a channel takes those off.
 */
final class AloneConsumer {
    private static final Logger LOGGER = LoggerFactory.getLogger(AloneConsumer.class);

    private final RabbitDelivery.Source source;
    private final Supplier<Lane> lanes;
    private final Supplier<ConnectionFactory> connections;
    private final BooleanSupplier paused;
    private @Nullable Lane lane;
    private @Nullable ChannelLedger ledger;
    private @Nullable Channel channel;
    /** The message that was in hand when a channel was lost, and how often in a row; in hand is one at a time. */
    private Outlived outlived = new Outlived("", 0);

    private boolean stopped;

    private record Outlived(String id, long losses) {}

    AloneConsumer(
            RabbitDelivery.Source source,
            Supplier<Lane> lanes,
            Supplier<ConnectionFactory> connections,
            BooleanSupplier paused) {
        this.source = source;
        this.lanes = lanes;
        this.connections = connections;
        this.paused = paused;
    }

    /** Consumes, unless it does already or should not; to be called again and again. */
    synchronized void look() {
        Channel current = channel;
        if (stopped || paused.getAsBoolean() || (current != null && current.isOpen())) {
            return;
        }
        try {
            consume();
        } catch (IOException | AlreadyClosedException | AmqpException e) {
            LOGGER.atDebug().addKeyValue("reason", e.getMessage()).log("not consuming; trying again");
        }
    }

    private void consume() throws IOException {
        Connection connection = connections.get().createConnection().getDelegate();
        Channel fresh = connection == null ? null : connection.createChannel();
        if (fresh == null) {
            return;
        }
        channel = fresh;
        ChannelLedger own = new ChannelLedger(fresh);
        ledger = own;
        Lane into = lane == null ? lanes.get() : lane;
        lane = into;
        fresh.addShutdownListener(cause -> {
            own.close();
            own.first().ifPresent(this::outlive);
        });
        fresh.basicQos(1);
        fresh.basicConsume(source.queue(), false, RabbitSide.CONSUMER, new DefaultConsumer(fresh) {
            @Override
            public void handleDelivery(String tag, Envelope envelope, BasicProperties properties, byte[] body) {
                own.consumedBy(tag);
                RabbitDelivery delivery = new RabbitDelivery(own, properties, envelope, body, source);
                delivery.outlived(losses(delivery.id()));
                own.add(delivery);
                into.accept(List.of(delivery));
            }
        });
    }

    private synchronized void outlive(RabbitDelivery delivery) {
        outlived = new Outlived(delivery.id(), losses(delivery.id()) + 1);
    }

    private synchronized long losses(String id) {
        return outlived.id.equals(id) ? outlived.losses : 0;
    }

    /** Acknowledges what is finished. */
    synchronized void flush() {
        if (ledger != null) {
            ledger.flush();
        }
    }

    /** Acknowledges what is finished, gives the rest back and consumes no more until {@link #look}. */
    synchronized void finish() {
        if (ledger != null && channel != null && channel.isOpen()) {
            ledger.finish(source.queue());
            try {
                channel.abort();
            } catch (IOException e) {
                LOGGER.atDebug().setCause(e).log("the channel is gone already");
            }
        }
    }

    /** The process ends. */
    synchronized void stop() {
        stopped = true;
        finish();
    }
}
