package dev.weir.runtime.boot;

import dev.weir.runtime.delivery.BrokerSide;
import dev.weir.runtime.function.Functions;
import dev.weir.runtime.kafka.KafkaSide;
import dev.weir.runtime.rabbit.RabbitSide;
import dev.weir.runtime.source.ConfirmedEmitter;
import dev.weir.runtime.source.SupplierPoller;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** What a connector with an output has: an emitter, and when it is a source the poll of its supplier. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("weir.output.destination")
class PublishingConfiguration {
    private static final Duration CONFIRM_PATIENCE = Duration.ofSeconds(5);

    @Bean
    <T> ConfirmedEmitter<T> weirEmitter(
            WeirProperties properties,
            Functions functions,
            Connections connections,
            KafkaSide kafka,
            RabbitSide rabbit,
            PauseSwitch pauseSwitch) {
        WeirProperties.Output output = Objects.requireNonNull(properties.output());
        BrokerSide side = connections.uses("output", "kafka") ? kafka : rabbit;
        var terms = new ConfirmedEmitter.Terms(
                CONFIRM_PATIENCE, output.unrouted() == WeirProperties.Unrouted.Discard, pauseSwitch::paused);
        return new ConfirmedEmitter<>(functions.results(), side.publisher(output.destination()), terms);
    }

    /** The function that is named and never bound: Spring replaces a name it does not know with the only function there is. */
    @Bean
    @ConditionalOnProperty(name = "weir.input.destination", havingValue = "none", matchIfMissing = true)
    Consumer<Message<?>> weirNone() {
        return new Bypassed();
    }

    @Bean
    @ConditionalOnProperty(name = "weir.input.destination", havingValue = "none", matchIfMissing = true)
    SupplierPoller weirSource(
            WeirProperties properties, Functions functions, ConfirmedEmitter<Object> emitter, PauseSwitch pauseSwitch) {
        WeirProperties.Output output = Objects.requireNonNull(properties.output());
        return new SupplierPoller(
                functions.supplier(), emitter, properties.source().interval(), output.split(), pauseSwitch::paused);
    }
}
