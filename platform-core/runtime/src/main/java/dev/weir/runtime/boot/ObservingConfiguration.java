package dev.weir.runtime.boot;

import dev.weir.runtime.delivery.BrokerSide;
import dev.weir.runtime.delivery.Lanes;
import dev.weir.runtime.delivery.Pipeline;
import dev.weir.runtime.kafka.KafkaSide;
import dev.weir.runtime.observe.ConnectorView;
import dev.weir.runtime.observe.WeirEndpoint;
import dev.weir.runtime.observe.WeirHealth;
import dev.weir.runtime.observe.WeirMetrics;
import dev.weir.runtime.rabbit.RabbitSide;
import dev.weir.runtime.source.ConfirmedEmitter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the outside sees of a connector. */
@Configuration(proxyBeanMethods = false)
class ObservingConfiguration {

    @Bean
    ConnectorView weirView(
            WeirProperties properties,
            Connections connections,
            ObjectProvider<Pipeline> pipeline,
            ObjectProvider<Lanes> lanes,
            ObjectProvider<ConfirmedEmitter<?>> emitter,
            PauseSwitch pauseSwitch,
            KafkaSide kafka,
            RabbitSide rabbit) {
        WeirProperties.Input input = properties.input();
        WeirProperties.Output output = properties.output();
        BrokerSide from = connections.uses("input", "kafka") ? kafka : rabbit;
        BrokerSide to = connections.uses("output", "kafka") ? kafka : rabbit;
        var identity = new ConnectorView.Identity(
                properties.integration(),
                properties.connector(),
                input == null ? null : new ConnectorView.Place(from.system(), input.destination(), input.group()),
                output == null ? null : new ConnectorView.Place(to.system(), output.destination(), null));
        var consuming =
                input == null ? null : new ConnectorView.Consuming(pipeline.getObject(), lanes.getObject(), from);
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
