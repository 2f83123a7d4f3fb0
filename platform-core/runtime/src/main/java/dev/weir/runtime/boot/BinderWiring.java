package dev.weir.runtime.boot;

import dev.weir.runtime.kafka.KafkaSide;
import dev.weir.runtime.rabbit.RabbitSide;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.cloud.stream.binder.Binder;
import org.springframework.cloud.stream.binder.BinderCustomizer;
import org.springframework.cloud.stream.binder.kafka.KafkaMessageChannelBinder;
import org.springframework.cloud.stream.binder.rabbit.RabbitMessageChannelBinder;

/**
 * Fits the pipeline into both binders. Spring Cloud Stream ignores every customizer without a word when it finds two, so
 * the start fails when this one was not asked.
 */
final class BinderWiring implements BinderCustomizer, ApplicationRunner {
    private final KafkaSide kafka;
    private final RabbitSide rabbit;
    private final Set<Binder<?, ?, ?>> wired = Collections.newSetFromMap(new IdentityHashMap<>());

    BinderWiring(KafkaSide kafka, RabbitSide rabbit) {
        this.kafka = kafka;
        this.rabbit = rabbit;
    }

    @Override
    public synchronized void customize(Binder<?, ?, ?> binder, String name) {
        if (!wired.add(binder)) {
            return;
        }
        switch (binder) {
            case KafkaMessageChannelBinder it -> kafka.customize(it);
            case RabbitMessageChannelBinder it -> rabbit.customize(it);
            default ->
                throw new IllegalStateException("binder '" + name + "' is neither Kafka's nor RabbitMQ's: "
                        + binder.getClass().getName());
        }
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (wired.isEmpty()) {
            throw new IllegalStateException(
                    "no binder was wired to the delivery pipeline, so that nothing would be confirmed;"
                            + " remove every other BinderCustomizer bean from the connector");
        }
    }
}
