package dev.weir.runtime.rabbit;

import dev.weir.runtime.delivery.BrokerSide;
import dev.weir.runtime.delivery.Lanes;
import dev.weir.runtime.delivery.Publisher;
import dev.weir.runtime.delivery.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.event.AmqpEvent;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.listener.DirectMessageListenerContainer;
import org.springframework.cloud.stream.binder.rabbit.RabbitMessageChannelBinder;
import org.springframework.context.ApplicationListener;

/** Fits the pipeline into the RabbitMQ binder. */
public final class RabbitSide implements BrokerSide, ApplicationListener<AmqpEvent> {
    private static final Duration PAUSE_PATIENCE = Duration.ofSeconds(10);
    private static final long FLUSH_EVERY_MILLIS = 20;
    private static final long LOOK_EVERY_MILLIS = 1000;
    private static final int MAX_MESSAGE_BYTES = 16 * 1024 * 1024;
    /**
     * A window that waits for the output, or for slow calls before it, is no consumer that hangs: those end by {@code
     * delivery.timeout}. RabbitMQ before 4.3 does not know this and takes the messages back after half an hour.
     */
    static final Map<String, Object> CONSUMER =
            Map.of("x-consumer-timeout", Duration.ofDays(7).toMillis());

    private final @Nullable Queues queues;
    private final Supplier<Lanes> lanes;
    private final Supplier<ConnectionFactory> connections;
    private final List<RabbitIntake> intakes = new CopyOnWriteArrayList<>();
    private final Timer timer = new Timer("weir-rabbit", 1);
    private volatile @Nullable AloneConsumer alone;
    private volatile boolean paused;

    /**
     * What is consumed.
     *
     * @param work queue of the group
     * @param inbox of the group
     * @param alone queue of the group's messages that processes have died with
     * @param destination exchange the work queue is bound to
     * @param useMessageId whether AMQP's {@code message-id} identifies foreign messages
     */
    public record Queues(String work, String inbox, String alone, String destination, boolean useMessageId) {}

    /**
     * @param queues of the input's group; {@code null} when the input is not on RabbitMQ
     * @param lanes made before the first delivery arrives
     */
    public RabbitSide(@Nullable Queues queues, Supplier<Lanes> lanes, Supplier<ConnectionFactory> connections) {
        this.queues = queues;
        this.lanes = lanes;
        this.connections = connections;
    }

    /** Called once for the binder, before it binds anything. */
    public void customize(RabbitMessageChannelBinder binder) {
        Queues consumed = queues;
        if (consumed == null) {
            return;
        }
        binder.setContainerCustomizer((container, destination, group) -> {
            if (container instanceof DirectMessageListenerContainer direct) {
                direct.setAcknowledgeMode(AcknowledgeMode.MANUAL);
                direct.setConsumerArguments(CONSUMER);
                attach(direct, consumed, destination);
            }
        });
        AloneConsumer reader = new AloneConsumer(
                source(consumed, consumed.alone()), () -> lanes.get().alone(), connections, () -> paused);
        alone = reader;
        timer.every(LOOK_EVERY_MILLIS, reader::look);
        timer.every(FLUSH_EVERY_MILLIS, () -> {
            intakes.forEach(RabbitIntake::flush);
            reader.flush();
        });
    }

    private void attach(DirectMessageListenerContainer container, Queues consumed, String queue) {
        boolean retry = queue.equals(consumed.inbox());
        RabbitIntake intake = new RabbitIntake(
                source(consumed, queue),
                () -> retry ? lanes.get().retry() : lanes.get().input(),
                () -> paused);
        intake.attach(container);
        intakes.add(intake);
    }

    private RabbitDelivery.Source source(Queues consumed, String queue) {
        boolean alone = queue.equals(consumed.alone());
        return new RabbitDelivery.Source(
                queue, alone ? this::settle : null, consumed.destination(), consumed.useMessageId());
    }

    /** Whatever dies now leaves nothing behind that was already moved elsewhere. */
    private void settle() {
        intakes.forEach(RabbitIntake::settle);
    }

    @Override
    public void onApplicationEvent(AmqpEvent event) {
        intakes.forEach(intake -> intake.told(event));
    }

    @Override
    public String system() {
        return "rabbitmq";
    }

    @Override
    public Publisher publisher(String destination) {
        return new RabbitPublisher(connections, MAX_MESSAGE_BYTES, new Timer("weir-rabbit-" + destination, 1));
    }

    @Override
    public long lag() {
        Queues consumed = queues;
        if (consumed == null) {
            return 0;
        }
        try (Connection connection = connections.get().createConnection();
                var channel = connection.createChannel(false)) {
            return channel.messageCount(consumed.work())
                    + channel.messageCount(consumed.inbox())
                    + channel.messageCount(consumed.alone());
        } catch (AmqpException | java.io.IOException | java.util.concurrent.TimeoutException e) {
            return -1;
        }
    }

    @Override
    public boolean running() {
        return paused || (!intakes.isEmpty() && intakes.stream().allMatch(RabbitIntake::running));
    }

    @Override
    public boolean pause(boolean on) throws InterruptedException {
        paused = on;
        for (RabbitIntake intake : intakes) {
            if (on) {
                intake.pause(PAUSE_PATIENCE);
            } else {
                intake.resume();
            }
        }
        AloneConsumer reader = alone;
        if (on && reader != null) {
            reader.finish();
        }
        return true;
    }

    @Override
    public void flush() {
        intakes.forEach(RabbitIntake::finish);
        AloneConsumer reader = alone;
        if (reader != null) {
            reader.stop();
        }
    }
}
