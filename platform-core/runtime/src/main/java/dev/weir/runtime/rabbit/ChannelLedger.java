package dev.weir.runtime.rabbit;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Method;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The deliveries of one channel in order of their tags, acknowledged up to the first unfinished one. */
final class ChannelLedger {
    private static final int ACK_EVERY = 64;
    private static final Logger LOGGER = LoggerFactory.getLogger(ChannelLedger.class);

    private final Channel channel;
    private final ArrayDeque<RabbitDelivery> deliveries = new ArrayDeque<>();
    private volatile boolean closed;
    private @Nullable String consumerTag;
    private long finishedTag;
    private int unacknowledged;

    ChannelLedger(Channel channel) {
        this.channel = channel;
    }

    synchronized void add(RabbitDelivery delivery) {
        deliveries.add(delivery);
    }

    /** The consumer the deliveries come from. */
    synchronized void consumedBy(@Nullable String tag) {
        consumerTag = tag;
    }

    /** The first delivery that is not finished. */
    synchronized Optional<RabbitDelivery> first() {
        return Optional.ofNullable(deliveries.peek());
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
     * Ends the consumer, acknowledges what is finished, gives the rest back, and waits until the broker has taken it in: it
     * forgets acknowledgements of a channel that closes right after them.
     *
     * @param queue any queue that exists
     */
    void finish(String queue) {
        close();
        seenThrough(this::giveBackRest, queue);
    }

    /**
     * Acknowledges what is finished and waits until the broker has taken it in.
     *
     * @param queue any queue that exists
     */
    void settleAll(String queue) {
        seenThrough(this::flush, queue);
    }

    private interface Last {
        void tell() throws IOException;
    }

    /** Tells the broker something and asks it a question after that, which it answers in order. */
    private void seenThrough(Last last, String queue) {
        try {
            last.tell();
            channel.messageCount(queue);
        } catch (IOException | AlreadyClosedException e) {
            LOGGER.atInfo().addKeyValue("reason", e.getMessage()).log("the channel is gone already");
        }
    }

    /**
     * A queue counts what a lost or closed channel leaves behind as failed, and what is given back not; before RabbitMQ 4.3
     * it counts both and puts what is given back at its end, so that there the channel's close has to do.
     */
    private synchronized void giveBackRest() throws IOException {
        String tag = consumerTag;
        boolean returnsInPlace = tag != null && !deliveries.isEmpty() && returnsInPlace();
        if (returnsInPlace) {
            // not basicCancel: its answer would make the container close the channel before the rest is given back
            Method cancel = new AMQP.Basic.Cancel.Builder().consumerTag(tag).build();
            var unused = channel.asyncCompletableRpc(cancel);
        }
        flush();
        if (returnsInPlace) {
            channel.basicNack(0, true, true);
            deliveries.clear();
        }
    }

    private boolean returnsInPlace() {
        Object version = channel.getConnection().getServerProperties().get("version");
        String[] numbers = String.valueOf(version).split("\\.", 3);
        return numbers.length == 3
                && (numbers[0].length() > 1
                        || numbers[0].compareTo("4") > 0
                        || (numbers[0].equals("4") && (numbers[1].length() > 1 || numbers[1].compareTo("3") >= 0)));
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
