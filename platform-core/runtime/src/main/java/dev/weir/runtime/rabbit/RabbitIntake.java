package dev.weir.runtime.rabbit;

import com.rabbitmq.client.Channel;
import dev.weir.runtime.delivery.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.event.AmqpEvent;
import org.springframework.amqp.rabbit.connection.ChannelProxy;
import org.springframework.amqp.rabbit.listener.AsyncConsumerStartedEvent;
import org.springframework.amqp.rabbit.listener.DirectMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.ListenerContainerConsumerFailedEvent;

/**
 * Sits where the binder's container would call its listener: hands each delivery to the lane of its channel, and never
 * waits. A channel that replaces a lost one takes over its lane.
 */
final class RabbitIntake implements MethodInterceptor {
    private final RabbitDelivery.Source source;
    private final Supplier<Lane> lanes;
    private final Map<Channel, Seat> seats = new ConcurrentHashMap<>();
    private final List<Seat> all = new ArrayList<>();
    private final BooleanSupplier paused;
    private @Nullable DirectMessageListenerContainer container;
    private volatile boolean held;
    private volatile boolean consuming;

    /**
     * @param lanes makes a lane for one more consumer
     * @param paused whether what arrives is to stay with the broker
     */
    RabbitIntake(RabbitDelivery.Source source, Supplier<Lane> lanes, BooleanSupplier paused) {
        this.source = source;
        this.lanes = lanes;
        this.paused = paused;
    }

    /** A lane and the channel that feeds it at the moment. */
    private static final class Seat {
        private final Lane lane;
        private volatile @Nullable ChannelLedger ledger;

        Seat(Lane lane) {
            this.lane = lane;
        }
    }

    void attach(DirectMessageListenerContainer to) {
        this.container = to;
        to.setMessagePropertiesConverter(new RawProperties.Converter());
        to.setAdviceChain(this);
    }

    /** What containers tell; one that tries to come back counts as running itself. */
    void told(AmqpEvent event) {
        if (event.getSource() != container) {
            return;
        }
        switch (event) {
            case AsyncConsumerStartedEvent started -> consuming = true;
            case ListenerContainerConsumerFailedEvent failed -> consuming = false;
            default -> {
                // tells nothing about consuming
            }
        }
    }

    @Override
    public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
        Object[] arguments = invocation.getArguments();
        if (!invocation.getMethod().getName().equals("invokeListener") || !(arguments[1] instanceof Message message)) {
            return invocation.proceed();
        }
        Channel channel = raw((Channel) Objects.requireNonNull(arguments[0]));
        Seat seat = seats.computeIfAbsent(channel, this::seat);
        ChannelLedger ledger = Objects.requireNonNull(seat.ledger);
        RawProperties properties = (RawProperties) message.getMessageProperties();
        ledger.consumedBy(properties.getConsumerTag());
        RabbitDelivery delivery =
                new RabbitDelivery(ledger, properties.raw(), properties.envelope(), message.getBody(), source);
        ledger.add(delivery);
        seat.lane.accept(List.of(delivery));
        return null;
    }

    /** Spring's channels open themselves anew behind the scenes, and a delivery tag means nothing on another channel. */
    private static Channel raw(Channel channel) {
        return channel instanceof ChannelProxy proxy ? proxy.getTargetChannel() : channel;
    }

    private synchronized Seat seat(Channel channel) {
        Seat seat = all.stream().filter(it -> isFree(it)).findFirst().orElseGet(() -> {
            Seat added = new Seat(lanes.get());
            all.add(added);
            return added;
        });
        ChannelLedger ledger = new ChannelLedger(channel);
        if (paused.getAsBoolean()) {
            ledger.close();
            held = true;
        }
        seat.ledger = ledger;
        channel.addShutdownListener(cause -> {
            ledger.close();
            seats.remove(channel);
            // while publishing is held nobody takes these out, and each new channel brings as many again
            seat.lane.withdraw(it -> it instanceof RabbitDelivery delivery && delivery.cameThrough(ledger));
        });
        return seat;
    }

    private static boolean isFree(Seat seat) {
        ChannelLedger ledger = seat.ledger;
        return ledger == null || !ledger.open();
    }

    /** Acknowledges what is finished on every channel. */
    synchronized void flush() {
        for (Seat seat : all) {
            ChannelLedger ledger = seat.ledger;
            if (ledger != null) {
                ledger.flush();
            }
        }
    }

    /** Acknowledges what is finished and waits until the broker has taken it in; goes on consuming. */
    void settle() {
        List<Seat> busy;
        synchronized (this) {
            busy = List.copyOf(all);
        }
        for (Seat seat : busy) {
            ChannelLedger ledger = seat.ledger;
            if (ledger != null) {
                ledger.settleAll(source.queue());
            }
        }
    }

    /** Consumes no more, acknowledges what is finished and waits until the broker has taken it in. */
    synchronized void finish() {
        for (Seat seat : all) {
            ChannelLedger ledger = seat.ledger;
            if (ledger != null) {
                ledger.finish(source.queue());
            }
        }
    }

    /** Stops consuming: what is started ends and is acknowledged, the rest goes back to the queue. */
    void pause(Duration patience) throws InterruptedException {
        if (!started()) {
            return;
        }
        List<Seat> busy;
        synchronized (this) {
            busy = List.copyOf(all);
        }
        for (Seat seat : busy) {
            ChannelLedger ledger = seat.ledger;
            if (ledger != null) {
                ledger.close();
            }
        }
        for (Seat seat : busy) {
            seat.lane.awaitStarted(patience);
        }
        finish();
        DirectMessageListenerContainer current = container;
        if (current != null) {
            current.stop();
        }
    }

    void resume() {
        DirectMessageListenerContainer current = container;
        if (current == null) {
            return;
        }
        if (held && current.isRunning()) {
            // what arrived while paused goes back to the queue with its channel
            current.stop();
        }
        held = false;
        if (!current.isRunning()) {
            current.start();
        }
    }

    /** Whether the container was started and not stopped since. */
    private boolean started() {
        DirectMessageListenerContainer current = container;
        return current != null && current.isRunning();
    }

    /** Whether the broker delivers to the container. */
    boolean running() {
        return consuming && started();
    }
}
