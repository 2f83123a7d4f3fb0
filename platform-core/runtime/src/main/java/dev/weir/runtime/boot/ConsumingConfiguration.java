package dev.weir.runtime.boot;

import dev.weir.runtime.delivery.BrokerSide;
import dev.weir.runtime.delivery.Lane;
import dev.weir.runtime.delivery.Lanes;
import dev.weir.runtime.delivery.Pipeline;
import dev.weir.runtime.delivery.Policy;
import dev.weir.runtime.delivery.ReliablePublisher;
import dev.weir.runtime.delivery.Spans;
import dev.weir.runtime.delivery.Timer;
import dev.weir.runtime.function.AuthorFunction;
import dev.weir.runtime.function.Functions;
import dev.weir.runtime.kafka.KafkaSide;
import dev.weir.runtime.rabbit.RabbitSide;
import dev.weir.wire.PhysicalNames;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.messaging.Message;

/** What a connector with an input has. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("weir.input.destination")
class ConsumingConfiguration {
    @Bean
    AuthorFunction weirFunction(Functions functions) {
        return functions.processor();
    }

    @Bean
    Pipeline weirPipeline(
            WeirProperties properties,
            AuthorFunction author,
            Connections connections,
            KafkaSide kafka,
            RabbitSide rabbit,
            Spans spans) {
        PhysicalNames names = properties.requireInput().names();
        BrokerSide side = connections.uses("input", "kafka") ? kafka : rabbit;
        WeirProperties.Delivery delivery = properties.delivery();
        WeirProperties.Output output = properties.output();
        ReliablePublisher results = null;
        if (output != null) {
            BrokerSide target = connections.uses("output", "kafka") ? kafka : rabbit;
            results = Publishers.reliable("output", Publishers.of(target, output.destination()));
        }
        return new Pipeline(
                properties.integration(),
                names,
                author,
                new Policy(delivery.schedule(), delivery.tiers(), Set.copyOf(delivery.reject())),
                delivery.timeout(),
                new Pipeline.Outlets(
                        results,
                        Publishers.reliable("letters", Publishers.of(side, names.deadLetters())),
                        output != null && output.unrouted() == WeirProperties.Unrouted.Discard),
                spans);
    }

    @Bean
    Lanes weirLanes(WeirProperties properties, Pipeline pipeline, Timer weirTimer, GenericApplicationContext context) {
        WeirProperties.Window window = properties.window();
        var limits = new Lane.Limits(
                window.messages(), window.bytes(), properties.requireInput().workers());
        return new Lanes(pipeline, limits, properties.delivery().timeout(), weirTimer, () -> giveUp(context));
    }

    /** The process ends with a failure, so that whoever runs it starts a clean one. */
    private static void giveUp(GenericApplicationContext context) {
        context.close();
        Runtime.getRuntime().halt(70);
    }

    @Bean
    Drain weirDrain(Lanes lanes, List<BrokerSide> sides) {
        return new Drain(lanes, sides);
    }

    /** Bound in place of the author's function; the messages leave before they get here. */
    @Bean
    Consumer<Message<?>> weirInput() {
        return new Bypassed();
    }

    @Bean
    Consumer<Message<?>> weirRetry() {
        return new Bypassed();
    }
}
