package dev.weir.runtime.rabbit;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.BlockedListener;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Return;
import com.rabbitmq.client.ShutdownSignalException;
import dev.weir.runtime.delivery.Publisher.Refusal;
import dev.weir.runtime.delivery.Publisher.Unacceptable;
import dev.weir.runtime.delivery.Publisher.Unavailable;
import dev.weir.runtime.delivery.Timer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;

/**
 * One channel in confirm mode and what is unconfirmed on it, in order of publishing. When the broker closes the channel over
 * one message it does not say which: the unconfirmed ones then go again, one by one, until the one is found that closes the
 * channel each time it is alone.
 */
final class ConfirmChannel {
    private static final int STRIKES = 2;
    private static final long CONFIRM_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long CHECK_MILLIS = 5000;
    private static final Logger LOGGER = LoggerFactory.getLogger(ConfirmChannel.class);

    private final Supplier<ConnectionFactory> connections;
    private final Timer recovery;
    private final ArrayDeque<Pending> unconfirmed = new ArrayDeque<>();
    private final ArrayDeque<Pending> suspects = new ArrayDeque<>();
    private @Nullable Channel channel;
    private volatile @Nullable String blocked;
    private boolean closed;

    ConfirmChannel(Supplier<ConnectionFactory> connections, Timer recovery) {
        this.connections = connections;
        this.recovery = recovery;
        recovery.every(CHECK_MILLIS, this::checkAge);
    }

    void publish(Pending pending) {
        Refusal refusal;
        synchronized (this) {
            if (!suspects.isEmpty()) {
                suspects.add(pending);
                return;
            }
            refusal = send(pending);
        }
        if (refusal != null) {
            pending.refused(refusal);
        }
    }

    /** @return why the message was not handed to the channel; {@code null} when it was */
    private @Nullable Refusal send(Pending pending) {
        try {
            Channel current = channel();
            pending.number(current.getNextPublishSeqNo());
            unconfirmed.add(pending);
            pending.publish(current);
            return null;
        } catch (IOException | AlreadyClosedException | AmqpException e) {
            unconfirmed.remove(pending);
            return new Unavailable("publish failed: " + reason(e));
        } catch (IllegalArgumentException e) {
            // the client has counted the message and the broker has not: from here on their numbers differ
            unconfirmed.remove(pending);
            abandon();
            return new Unacceptable(String.valueOf(e.getMessage()));
        }
    }

    /** Why the broker takes nothing at the moment; {@code null} when it does. */
    @Nullable
    String blocked() {
        return blocked;
    }

    private void abandon() {
        Channel current = channel;
        if (current != null) {
            recovery.execute(() -> abort(current));
        }
    }

    private Channel channel() throws IOException {
        Channel current = channel;
        if (current != null && current.isOpen()) {
            return current;
        }
        if (closed) {
            throw new IOException("the publisher is closed");
        }
        if (!unconfirmed.isEmpty()) {
            throw new IOException("the channel is lost, and what was unconfirmed on it is not yet sorted out");
        }
        ConnectionFactory shared = connections.get();
        ConnectionFactory own = shared.getPublisherConnectionFactory();
        Connection connection = (own == null ? shared : own).createConnection();
        com.rabbitmq.client.Connection delegate = connection.getDelegate();
        Channel fresh = delegate == null ? null : delegate.createChannel();
        if (fresh == null) {
            throw new IOException("the connection gives no channel");
        }
        fresh.confirmSelect();
        blocked = null;
        // removed with the channel: a connection may see several
        BlockedListener alarms = delegate.addBlockedListener(
                reason -> blocked = "the broker blocks its publishers: " + reason, () -> blocked = null);
        fresh.addShutdownListener(cause -> delegate.removeBlockedListener(alarms));
        fresh.addConfirmListener(
                (tag, multiple) -> answered(fresh, tag, multiple, null),
                (tag, multiple) -> answered(
                        fresh,
                        tag,
                        multiple,
                        new Unavailable("the queue refused the message: it is full or has no leader")));
        fresh.addReturnListener(message -> returned(fresh, message));
        fresh.addShutdownListener(cause -> recovery.execute(() -> lost(fresh, cause)));
        channel = fresh;
        return fresh;
    }

    private synchronized void returned(Channel from, Return message) {
        if (from != channel) {
            return;
        }
        for (Pending pending : unconfirmed) {
            if (pending.takeReturn(message)) {
                return;
            }
        }
    }

    private void answered(Channel from, long tag, boolean multiple, @Nullable Refusal nack) {
        List<Pending> done;
        boolean careful;
        synchronized (this) {
            if (from != channel) {
                return;
            }
            done = takeAnswered(tag, multiple);
            careful = !suspects.isEmpty();
        }
        done.forEach(pending -> pending.answered(nack));
        if (careful) {
            recovery.execute(this::nextSuspect);
        }
    }

    private List<Pending> takeAnswered(long tag, boolean multiple) {
        List<Pending> done = new ArrayList<>();
        while (!unconfirmed.isEmpty()
                && (multiple
                        ? unconfirmed.peek().sequence() <= tag
                        : unconfirmed.peek().sequence() == tag)) {
            done.add(unconfirmed.remove());
        }
        if (done.isEmpty() && !multiple) {
            unconfirmed.stream().filter(it -> it.sequence() == tag).findFirst().ifPresent(it -> {
                unconfirmed.remove(it);
                done.add(it);
            });
        }
        return done;
    }

    /** The channel is gone. Over one message: its fault is looked for. Otherwise: nothing is known of any of them. */
    private void lost(Channel which, ShutdownSignalException cause) {
        List<Pending> refused = new ArrayList<>();
        Pending guilty = null;
        boolean overMessage = isOverMessage(cause);
        synchronized (this) {
            if (which != channel) {
                return;
            }
            channel = null;
            blocked = null;
            if (overMessage && unconfirmed.size() == 1 && unconfirmed.peek().strike() >= STRIKES) {
                guilty = unconfirmed.poll();
            } else if (overMessage) {
                while (!unconfirmed.isEmpty()) {
                    suspects.addFirst(unconfirmed.removeLast());
                }
            } else {
                refused.addAll(unconfirmed);
                refused.addAll(suspects);
                unconfirmed.clear();
                suspects.clear();
            }
        }
        LOGGER.atLevel(cause.isInitiatedByApplication() ? Level.DEBUG : Level.WARN)
                .addKeyValue("reason", reason(cause))
                .log("publishing channel lost");
        refused.forEach(it -> it.refused(new Unavailable("channel lost: " + reason(cause))));
        if (guilty != null) {
            guilty.refused(new Unacceptable("the broker closes the channel on it: " + reason(cause)));
        }
        nextSuspect();
    }

    private void nextSuspect() {
        Pending next;
        Refusal refusal;
        synchronized (this) {
            if (!unconfirmed.isEmpty() || suspects.isEmpty()) {
                return;
            }
            next = suspects.remove();
            refusal = send(next);
        }
        if (refusal != null) {
            next.refused(refusal);
            nextSuspect();
        }
    }

    private static boolean isOverMessage(ShutdownSignalException cause) {
        return !cause.isHardError()
                && cause.getReason() instanceof AMQP.Channel.Close close
                && close.getReplyCode() == AMQP.PRECONDITION_FAILED;
    }

    /** A broker that neither confirms nor closes is treated as lost. */
    private void checkAge() {
        Channel stale = null;
        synchronized (this) {
            Pending oldest = unconfirmed.peek();
            if (blocked == null && oldest != null && oldest.ageNanos() > CONFIRM_PATIENCE_NANOS) {
                stale = channel;
            }
        }
        if (stale != null) {
            LOGGER.atWarn().log("no confirm for 30 s: the channel is given up");
            abort(stale);
        }
    }

    private static void abort(Channel which) {
        try {
            which.abort();
        } catch (IOException e) {
            LOGGER.atDebug().setCause(e).log("the channel is gone already");
        }
    }

    private static String reason(Exception failure) {
        return failure instanceof ShutdownSignalException signal && signal.getReason() != null
                ? signal.getReason().toString()
                : String.valueOf(dev.weir.wire.Fingerprint.root(failure).getMessage());
    }

    void close() {
        Channel current;
        synchronized (this) {
            closed = true;
            current = channel;
        }
        if (current != null) {
            abort(current);
        }
    }
}
