package dev.weir.runtime.boot;

import dev.weir.runtime.delivery.BrokerSide;
import dev.weir.runtime.delivery.Lanes;
import dev.weir.runtime.delivery.Timer;
import dev.weir.runtime.function.AuthorBeans;
import dev.weir.runtime.function.Functions;
import dev.weir.runtime.kafka.KafkaSide;
import dev.weir.runtime.rabbit.RabbitSide;
import jakarta.validation.Validator;
import java.util.List;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** The object graph of a connector process. */
@AutoConfiguration
@EnableConfigurationProperties(WeirProperties.class)
@Import({ConsumingConfiguration.class, PublishingConfiguration.class, ObservingConfiguration.class})
class WeirAutoConfiguration {

    @Bean
    Timer weirTimer() {
        return new Timer("weir-timer", 2);
    }

    @Bean
    Connections weirConnections(Environment environment) {
        return new Connections(environment);
    }

    @Bean
    TopologyStart weirTopology(
            WeirProperties properties, Connections connections, ObjectProvider<ConnectionFactory> rabbit) {
        return new TopologyStart(properties, connections, rabbit);
    }

    @Bean
    KafkaSide weirKafka(
            WeirProperties properties, Connections connections, ObjectProvider<Lanes> lanes, TopologyStart topology) {
        boolean consumes = properties.input() != null && connections.uses("input", "kafka");
        return new KafkaSide(
                consumes ? properties.requireInput().names() : null, lanes::getObject, topology::maxMessageBytes);
    }

    @Bean
    RabbitSide weirRabbit(
            WeirProperties properties,
            Connections connections,
            ObjectProvider<Lanes> lanes,
            ObjectProvider<ConnectionFactory> rabbit) {
        boolean consumes = properties.input() != null && connections.uses("input", "rabbit");
        return new RabbitSide(consumes ? queues(properties.requireInput()) : null, lanes::getObject, rabbit::getObject);
    }

    private static RabbitSide.Queues queues(WeirProperties.Input input) {
        return new RabbitSide.Queues(
                input.queueName(),
                input.names().inbox(),
                input.names().alone(),
                input.destination(),
                input.id() == WeirProperties.IdSource.MessageId);
    }

    @Bean
    BinderWiring weirBinders(KafkaSide kafka, RabbitSide rabbit) {
        return new BinderWiring(kafka, rabbit);
    }

    @Bean
    Functions weirFunctions(
            GenericApplicationContext context,
            WeirProperties properties,
            JsonMapper mapper,
            ObjectProvider<Validator> validator) {
        WeirProperties.Input input = properties.input();
        WeirProperties.Output output = properties.output();
        return new Functions(
                new AuthorBeans(context),
                mapper,
                validator.getIfAvailable(),
                new Functions.Terms(
                        properties.integration(),
                        properties.function(),
                        input != null && input.unknownProperties() == WeirProperties.UnknownProperties.Reject,
                        output == null ? null : output.destination(),
                        output == null ? null : output.key(),
                        output == null || output.split()));
    }

    @Bean
    PauseSwitch weirPauseSwitch(WeirProperties properties, List<BrokerSide> sides, Timer weirTimer) {
        return new PauseSwitch(properties.stateFile(), sides, weirTimer);
    }

    @Bean
    @ConditionalOnProperty("weir.parent-stdin")
    ParentWatch weirParentWatch() {
        return new ParentWatch();
    }
}
