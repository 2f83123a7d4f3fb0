package dev.weir.contract;

import dev.weir.runtime.boot.WeirProperties;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.amqp.autoconfigure.RabbitProperties;
import org.springframework.boot.autoconfigure.ssl.SslProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.IgnoreTopLevelConverterNotFoundBindHandler;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.stream.binder.kafka.properties.KafkaBinderConfigurationProperties;
import org.springframework.cloud.stream.binder.kafka.properties.KafkaBindingProperties;
import org.springframework.cloud.stream.binder.rabbit.properties.RabbitBindingProperties;
import org.springframework.cloud.stream.config.BindingProperties;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/** The classes that read a rendered text in a connector's process, each with the prefix of its keys. */
final class TextReaders {
    private static final String KAFKA_CLIENT = "spring.cloud.stream.kafka.binder.configuration.";
    private static final String NAME = "spring.application.name";

    private final Map<String, Supplier<Bindable<?>>> readers = new LinkedHashMap<>();

    /** The readers every connector has. */
    TextReaders() {
        readers.put("weir", () -> Bindable.of(WeirProperties.class));
        readers.put("spring.cloud.stream.bindings", () -> Bindable.mapOf(String.class, BindingProperties.class));
        readers.put(
                "spring.cloud.stream.kafka.binder",
                () -> Bindable.ofInstance(new KafkaBinderConfigurationProperties(
                        new KafkaProperties(),
                        new StaticListableBeanFactory().getBeanProvider(KafkaConnectionDetails.class))));
        readers.put(
                "spring.cloud.stream.kafka.bindings", () -> Bindable.mapOf(String.class, KafkaBindingProperties.class));
        readers.put(
                "spring.cloud.stream.rabbit.bindings",
                () -> Bindable.mapOf(String.class, RabbitBindingProperties.class));
        readers.put("spring.rabbitmq", () -> Bindable.of(RabbitProperties.class));
        readers.put("spring.ssl", () -> Bindable.of(SslProperties.class));
        readers.put("server", () -> Bindable.of(ServerProperties.class));
    }

    /** The options of a connector, read by its own class. */
    TextReaders options(String connector, Class<?> type) {
        readers.put(connector, () -> Bindable.of(type));
        return this;
    }

    /** The options of a connector whose class is not ours to know. */
    TextReaders anything(String connector) {
        readers.put(connector, () -> Bindable.mapOf(String.class, Object.class));
        return this;
    }

    /** The keys that nothing reads, sorted. */
    List<String> unread(Map<String, String> text) {
        List<String> unread = new ArrayList<>();
        text.keySet().stream()
                .filter(key -> !key.equals(NAME) && readers.keySet().stream().noneMatch(it -> under(it, key)))
                .forEach(unread::add);
        text.keySet().stream().filter(TextReaders::unknownToKafka).forEach(unread::add);
        readers.forEach((prefix, reader) -> unread.addAll(unbound(prefix, reader.get(), text)));
        return unread.stream().sorted().toList();
    }

    /** Settings of Kafka's client are a map for Spring; the client itself passes over those it does not know. */
    private static boolean unknownToKafka(String key) {
        String setting = key.startsWith(KAFKA_CLIENT) ? key.substring(KAFKA_CLIENT.length()) : null;
        return setting != null
                && !(AdminClientConfig.configNames().contains(setting)
                        && ConsumerConfig.configNames().contains(setting)
                        && ProducerConfig.configNames().contains(setting));
    }

    private static boolean under(String prefix, String key) {
        return key.startsWith(prefix + ".") || key.startsWith(prefix + "[");
    }

    private static List<String> unbound(String prefix, Bindable<?> target, Map<String, String> text) {
        Map<String, Object> own = new TreeMap<>();
        text.forEach((key, value) -> {
            if (under(prefix, key)) {
                own.put(key, value);
            }
        });
        if (own.isEmpty()) {
            return List.of();
        }
        MutablePropertySources sources = new MutablePropertySources();
        sources.addFirst(new MapPropertySource("rendered", own));
        Binder binder = new Binder(
                ConfigurationPropertySources.from(sources), new PropertySourcesPlaceholdersResolver(sources));
        try {
            binder.bind(
                    prefix, target, new NoUnboundElementsBindHandler(new IgnoreTopLevelConverterNotFoundBindHandler()));
            return List.of();
        } catch (BindException e) {
            if (e.getCause() instanceof UnboundConfigurationPropertiesException unbound) {
                return unbound.getUnboundProperties().stream()
                        .map(it -> it.getName().toString())
                        .toList();
            }
            throw e;
        }
    }
}
