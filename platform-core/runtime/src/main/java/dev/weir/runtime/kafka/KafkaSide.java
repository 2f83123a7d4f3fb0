package dev.weir.runtime.kafka;

import dev.weir.runtime.delivery.BrokerSide;
import dev.weir.runtime.delivery.Lanes;
import dev.weir.runtime.delivery.Publisher;
import dev.weir.wire.PhysicalNames;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.stream.binder.kafka.KafkaMessageChannelBinder;
import org.springframework.cloud.stream.binder.kafka.config.ClientFactoryCustomizer;
import org.springframework.integration.kafka.outbound.KafkaProducerMessageHandler;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.ProducerFactory;

/** Fits the pipeline into the Kafka binder. */
public final class KafkaSide implements BrokerSide {
    private final @Nullable PhysicalNames names;
    private final Supplier<Lanes> lanes;
    private final Supplier<Map<String, Integer>> maxMessageBytes;
    private final Map<String, ProducerFactory<byte[], byte[]>> producers = new ConcurrentHashMap<>();
    private final List<KafkaIntake> intakes = new CopyOnWriteArrayList<>();
    private volatile boolean paused;

    /**
     * @param names of the input's group; {@code null} when the input is not on Kafka
     * @param lanes made before the first consumer subscribes
     * @param maxMessageBytes the largest record of each topic, as far as known
     */
    public KafkaSide(
            @Nullable PhysicalNames names, Supplier<Lanes> lanes, Supplier<Map<String, Integer>> maxMessageBytes) {
        this.names = names;
        this.lanes = lanes;
        this.maxMessageBytes = maxMessageBytes;
    }

    /** Called once for the binder, before it binds anything. */
    public void customize(KafkaMessageChannelBinder binder) {
        binder.addClientFactoryCustomizer(new ClientFactoryCustomizer() {
            @Override
            public void configure(ConsumerFactory<?, ?> factory) {
                tap(factory);
            }
        });
        binder.setProducerMessageHandlerCustomizer((handler, destination) -> {
            if (handler instanceof KafkaProducerMessageHandler<?, ?> kafka) {
                remember(destination, kafka);
            }
        });
    }

    @SuppressWarnings("unchecked") // the binder's clients speak bytes
    private void remember(String destination, KafkaProducerMessageHandler<?, ?> handler) {
        producers.put(destination, (ProducerFactory<byte[], byte[]>)
                handler.getKafkaTemplate().getProducerFactory());
    }

    @SuppressWarnings("unchecked") // the binder's clients speak bytes
    private void tap(ConsumerFactory<?, ?> factory) {
        Object group = factory.getConfigurationProperties().get(ConsumerConfig.GROUP_ID_CONFIG);
        PhysicalNames owned = names;
        if (owned != null && factory instanceof DefaultKafkaConsumerFactory<?, ?> kafka) {
            boolean retry = owned.retryGroup().equals(group);
            ((DefaultKafkaConsumerFactory<byte[], byte[]>) kafka)
                    .addPostProcessor(consumer -> ConsumerTap.on(consumer, it -> intake(it, owned, retry)));
        }
    }

    private KafkaIntake intake(Consumer<byte[], byte[]> consumer, PhysicalNames owned, boolean retry) {
        KafkaIntake intake = retry
                ? new KafkaIntake(consumer, lanes.get().retry(), () -> paused, new TierGate(owned.workQueue()))
                : new KafkaIntake(consumer, lanes.get().input(), () -> paused, null);
        // one that has ended stays until another takes its place, so that its end is seen
        intakes.removeIf(KafkaIntake::closed);
        intakes.add(intake);
        return intake;
    }

    @Override
    public String system() {
        return "kafka";
    }

    @Override
    public Publisher publisher(String destination) {
        return new KafkaPublisher(
                () -> Objects.requireNonNull(producers.get(destination), () -> "no producer is bound to " + destination)
                        .createProducer(),
                maxMessageBytes.get());
    }

    @Override
    public long lag() {
        return intakes.stream().mapToLong(KafkaIntake::lag).sum();
    }

    @Override
    public boolean running() {
        return !intakes.isEmpty() && intakes.stream().allMatch(KafkaIntake::running);
    }

    @Override
    public boolean pause(boolean on) {
        paused = on;
        return !on || intakes.stream().allMatch(KafkaIntake::holds);
    }

    @Override
    public void flush() {
        // offsets are committed by the consumers' own threads, at every poll and when they close
    }
}
