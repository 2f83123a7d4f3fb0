package dev.weir.runtime.kafka;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The consumer that the binder's container believes to have: the real one, with polls, rebalances and the close led through
 * a {@link KafkaIntake}. The intake is made when the consumer subscribes, so that consumers which only look at metadata
 * stay as they are.
 */
final class ConsumerTap implements InvocationHandler {
    private final Consumer<byte[], byte[]> consumer;
    private final Function<Consumer<byte[], byte[]>, KafkaIntake> intakes;
    private @Nullable KafkaIntake intake;

    private ConsumerTap(Consumer<byte[], byte[]> consumer, Function<Consumer<byte[], byte[]>, KafkaIntake> intakes) {
        this.consumer = consumer;
        this.intakes = intakes;
    }

    @SuppressWarnings("unchecked") // the proxy implements the very interface
    static Consumer<byte[], byte[]> on(
            Consumer<byte[], byte[]> consumer, Function<Consumer<byte[], byte[]>, KafkaIntake> intakes) {
        return (Consumer<byte[], byte[]>) Proxy.newProxyInstance(
                Consumer.class.getClassLoader(), new Class<?>[] {Consumer.class}, new ConsumerTap(consumer, intakes));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] args) throws Throwable {
        KafkaIntake current = intake;
        if (method.getName().equals("subscribe") && args != null) {
            KafkaIntake made = intakes.apply(consumer);
            intake = made;
            for (int i = 0; i < args.length; i++) {
                args[i] = args[i] instanceof ConsumerRebalanceListener listener
                        ? new Rebalances(listener, made)
                        : args[i];
            }
        } else if (current != null && args != null && method.getName().equals("poll")) {
            return current.poll((Duration) java.util.Objects.requireNonNull(args[0]));
        } else if (current != null && method.getName().equals("close")) {
            current.closing();
        }
        try {
            return method.invoke(consumer, args);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /** Tells the intake first, then the container. */
    private record Rebalances(ConsumerRebalanceListener container, KafkaIntake intake)
            implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            try {
                intake.revoked(partitions);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            container.onPartitionsRevoked(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            intake.lost(partitions);
            container.onPartitionsLost(partitions);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            container.onPartitionsAssigned(partitions);
        }
    }
}
