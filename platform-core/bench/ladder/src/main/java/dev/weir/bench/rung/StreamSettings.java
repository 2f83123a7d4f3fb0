package dev.weir.bench.rung;

import java.util.ArrayList;
import java.util.List;

/** How Spring Cloud Stream is set up, as arguments of its application. */
final class StreamSettings {
    private static final String MAIN = "dev.weir.bench.stream.StreamApplication";
    private static final String STREAM = "--spring.cloud.stream.";

    private StreamSettings() {}

    static Rung defaults(String broker, RungHome home) {
        List<String> settings = settings(broker, "pricing");
        // by default RabbitMQ hands over one message at a time: a few thousand take as long as all of the others' load
        double share = broker.equals("kafka") ? 0.5 : 0.05;
        return new PlainRung("Stream default", share, false, home, "stream", MAIN, settings);
    }

    static Rung tuned(String broker, RungHome home) {
        List<String> settings = settings(broker, "batches");
        settings.add(STREAM + "bindings.batches-in-0.consumer.batch-mode=true");
        if (broker.equals("kafka")) {
            String kafka = STREAM + "kafka.bindings.batches-";
            settings.add(STREAM + "bindings.batches-out-0.producer.use-native-encoding=true");
            settings.add(kafka + "out-0.producer.configuration.value.serializer="
                    + "org.apache.kafka.common.serialization.ByteArraySerializer");
        } else {
            String consumer = STREAM + "rabbit.bindings.batches-in-0.consumer.";
            settings.add(consumer + "prefetch=500");
            settings.add(consumer + "enable-batching=true");
            settings.add(consumer + "batch-size=250");
            settings.add(consumer + "receive-timeout=10");
        }
        return new PlainRung("Stream tuned", broker.equals("kafka") ? 1 : 0.5, false, home, "stream", MAIN, settings);
    }

    private static List<String> settings(String broker, String function) {
        List<String> settings = new ArrayList<>();
        settings.add("--spring.cloud.function.definition=" + function);
        settings.add(STREAM + "bindings." + function + "-in-0.destination=${bench.input}");
        settings.add(STREAM + "bindings." + function + "-in-0.group=${bench.group}");
        settings.add(STREAM + "bindings." + function + "-out-0.destination=${bench.output}");
        settings.add("--logging.level.root=warn");
        if (broker.equals("kafka")) {
            settings.add(STREAM + "default-binder=kafka");
            settings.add(STREAM + "kafka.binder.brokers=${bench.address}");
        } else {
            settings.add(STREAM + "default-binder=rabbit");
            settings.add("--spring.rabbitmq.addresses=${bench.address}");
            settings.add(STREAM + "rabbit.bindings." + function + "-in-0.consumer.quorum.enabled=true");
        }
        return settings;
    }
}
