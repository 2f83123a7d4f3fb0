package dev.weir.runtime.boot;

import dev.weir.runtime.delivery.BrokerSide;
import dev.weir.runtime.delivery.Lanes;
import dev.weir.runtime.delivery.Pipeline;
import dev.weir.runtime.delivery.Spans;
import dev.weir.runtime.kafka.KafkaSide;
import dev.weir.runtime.observe.ConnectorView;
import dev.weir.runtime.observe.ConnectorView.Identity;
import dev.weir.runtime.observe.ConnectorView.Place;
import dev.weir.runtime.observe.OtlpSpans;
import dev.weir.runtime.observe.WeirEndpoint;
import dev.weir.runtime.observe.WeirHealth;
import dev.weir.runtime.observe.WeirMetrics;
import dev.weir.runtime.rabbit.RabbitSide;
import dev.weir.runtime.source.ConfirmedEmitter;
import io.micrometer.observation.ObservationPredicate;
import org.springframework.amqp.rabbit.support.micrometer.RabbitMessageReceiverContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the outside sees of a connector. */
@Configuration(proxyBeanMethods = false)
class ObservingConfiguration {

    @Bean
    Identity weirIdentity(WeirProperties properties, Connections connections, KafkaSide kafka, RabbitSide rabbit) {
        WeirProperties.Input input = properties.input();
        WeirProperties.Output output = properties.output();
        BrokerSide from = connections.uses("input", "kafka") ? kafka : rabbit;
        BrokerSide to = connections.uses("output", "kafka") ? kafka : rabbit;
        return new Identity(
                properties.integration(),
                properties.connector(),
                input == null ? null : new Place(from.system(), input.destination(), input.group()),
                output == null ? null : new Place(to.system(), output.destination(), null));
    }

    @Bean
    Spans weirSpans(WeirProperties properties, Identity identity) {
        String endpoint = properties.tracing().endpoint();
        return endpoint == null
                ? Spans.NONE
                : new OtlpSpans(endpoint, properties.tracing().sampling(), identity);
    }

    /** RabbitMQ's binder times and counts calls of a listener that is never called; metrics and spans are the pipeline's. */
    @Bean
    ObservationPredicate weirUnobservedListener() {
        return (name, context) -> !(context instanceof RabbitMessageReceiverContext);
    }

    @Bean
    ConnectorView weirView(
            Identity identity,
            Connections connections,
            ObjectProvider<Pipeline> pipeline,
            ObjectProvider<Lanes> lanes,
            ObjectProvider<ConfirmedEmitter<?>> emitter,
            PauseSwitch pauseSwitch,
            KafkaSide kafka,
            RabbitSide rabbit) {
        BrokerSide from = connections.uses("input", "kafka") ? kafka : rabbit;
        var consuming = identity.input() == null
                ? null
                : new ConnectorView.Consuming(pipeline.getObject(), lanes.getObject(), from);
        return new ConnectorView(identity, consuming, emitter.getIfAvailable(), pauseSwitch::paused);
    }

    @Bean
    WeirHealth weirHealthIndicator(ConnectorView view) {
        return new WeirHealth(view);
    }

    @Bean
    WeirEndpoint weirEndpoint(ConnectorView view) {
        return new WeirEndpoint(view);
    }

    @Bean
    WeirMetrics weirMetrics(ConnectorView view) {
        return new WeirMetrics(view);
    }
}
