package dev.weir.runtime.boot;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Which brokers this process talks to, and an admin client for Kafka with the settings the binder uses. */
final class Connections {
    private static final String KAFKA = "spring.cloud.stream.kafka.binder.";
    private final Environment environment;

    Connections(Environment environment) {
        this.environment = environment;
    }

    /** Whether a binding is on the binder of this name. */
    boolean uses(String binding, String binder) {
        return binder.equals(environment.getProperty("spring.cloud.stream.bindings." + binding + ".binder"));
    }

    boolean usesAny(String binder) {
        return uses("input", binder) || uses("output", binder);
    }

    /** A client that answers within seconds or fails. */
    Admin kafkaAdmin() {
        Map<String, Object> settings = new HashMap<>(Binder.get(environment)
                .bind(KAFKA + "configuration", Bindable.mapOf(String.class, String.class))
                .orElseGet(Map::of));
        settings.put("bootstrap.servers", environment.getProperty(KAFKA + "brokers", "localhost:9092"));
        settings.put("request.timeout.ms", "5000");
        settings.put("default.api.timeout.ms", "8000");
        settings.put("reconnect.backoff.max.ms", "1000");
        return Admin.create(settings);
    }
}
