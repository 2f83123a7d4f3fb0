package dev.weir.runtime.rabbit;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.ArrayDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The deliveries of one channel in order of their tags, acknowledged up to the first unfinished one. */
final class ChannelLedger {
    private static final int ACK_EVERY = 64;
    private static final Logger LOGGER = LoggerFactory.getLogger(ChannelLedger.class);

    private final Channel channel;
    private final ArrayDeque<RabbitDelivery> deliveries = new ArrayDeque<>();
    private volatile boolean closed;
    private long finishedTag;
    private int unacknowledged;

    ChannelLedger(Channel channel) {
        this.channel = channel;
    }

    synchronized void add(RabbitDelivery delivery) {
        deliveries.add(delivery);
    }

    /** Whether what came through this channel may still be started. */
    boolean open() {
        return !closed;
    }

    /** Nothing more is started; what is not acknowledged will be delivered again. */
    void close() {
        closed = true;
    }

    synchronized void settle(RabbitDelivery delivery) {
        delivery.markSettled();
        RabbitDelivery first;
        while ((first = deliveries.peek()) != null && first.settled()) {
            finishedTag = first.tag();
            unacknowledged++;
            deliveries.remove();
        }
        if (unacknowledged >= ACK_EVERY || (deliveries.isEmpty() && unacknowledged > 0)) {
            acknowledge();
        }
    }

    /** Acknowledges what is finished. */
    synchronized void flush() {
        if (unacknowledged > 0) {
            acknowledge();
        }
    }

    /**
     * Acknowledges what is finished and waits until the broker has taken it in: it forgets acknowledgements of a channel
     * that closes right after them.
     *
     * @param queue any queue that exists
     */
    synchronized void finish(String queue) {
        flush();
        try {
            channel.messageCount(queue);
        } catch (IOException | AlreadyClosedException e) {
            LOGGER.atInfo().addKeyValue("reason", e.getMessage()).log("the channel is gone already");
        }
    }

    private void acknowledge() {
        try {
            channel.basicAck(finishedTag, true);
        } catch (IOException | AlreadyClosedException e) {
            LOGGER.atInfo()
                    .addKeyValue("messages", unacknowledged)
                    .addKeyValue("reason", e.getMessage())
                    .log("the channel is gone before these were acknowledged; they will be delivered again");
            closed = true;
        }
        unacknowledged = 0;
    }
}
