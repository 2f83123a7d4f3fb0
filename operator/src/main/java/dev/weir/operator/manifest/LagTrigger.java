package dev.weir.operator.manifest;

import dev.weir.model.BrokerAuth;
import dev.weir.model.BrokerSpec;
import dev.weir.model.BrokerTls;
import dev.weir.model.BrokerType;
import dev.weir.model.Mechanism;
import dev.weir.model.SecretRef;
import dev.weir.model.Start;
import dev.weir.operator.optional.ScaledObject.Login;
import dev.weir.operator.optional.ScaledObject.Trigger;
import dev.weir.operator.optional.TriggerAuthentication.Parameter;
import dev.weir.plan.resolve.Resolved.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How KEDA asks the broker what waits for a group.
 *
 * @param name of the Integration
 * @param lag messages for each process
 */
record LagTrigger(String name, Input input, int lag) {
    /** Kafka 4 does not understand the older one that is KEDA's default. */
    private static final String KAFKA_PROTOCOL = "2.8.0";

    /** KEDA takes certificates for RabbitMQ only together with a switch that it reads from a Secret, where nobody has it. */
    boolean isPossible() {
        BrokerTls tls = encryption();
        return isKafka() || tls == null || (tls.ca() == null && tls.certificate() == null);
    }

    Trigger trigger() {
        Login login = parameters().isEmpty() ? null : new Login(name);
        return isKafka() ? new Trigger("kafka", kafka(), login) : new Trigger("rabbitmq", rabbit(), login);
    }

    private boolean isKafka() {
        return broker().type() == BrokerType.Kafka;
    }

    private BrokerSpec broker() {
        return input.broker().spec();
    }

    private @Nullable BrokerTls encryption() {
        BrokerTls tls = broker().tls();
        return tls == null || !tls.enabled() ? null : tls;
    }

    private SortedMap<String, String> kafka() {
        var metadata = new TreeMap<String, String>();
        metadata.put("bootstrapServers", String.join(",", broker().addresses()));
        metadata.put("consumerGroup", input.names().group());
        metadata.put("topic", input.names().destination());
        metadata.put("lagThreshold", Integer.toString(lag));
        metadata.put("offsetResetPolicy", input.spec().start() == Start.Latest ? "latest" : "earliest");
        metadata.put("version", KAFKA_PROTOCOL);
        BrokerAuth auth = broker().auth();
        if (auth != null) {
            metadata.put("sasl", sasl(auth.mechanism()));
        }
        BrokerTls tls = encryption();
        if (tls != null) {
            metadata.put("tls", "enable");
            metadata.put("unsafeSsl", Boolean.toString(!tls.verifyHostname()));
        }
        return metadata;
    }

    private static String sasl(Mechanism mechanism) {
        return switch (mechanism) {
            case Plain -> "plaintext";
            case ScramSha256 -> "scram_sha256";
            case ScramSha512 -> "scram_sha512";
        };
    }

    private SortedMap<String, String> rabbit() {
        var metadata = new TreeMap<String, String>();
        String scheme = encryption() == null ? "amqp://" : "amqps://";
        String guest = broker().auth() == null ? "guest:guest@" : "";
        metadata.put("host", scheme + guest + broker().addresses().get(0) + "/");
        metadata.put("protocol", "amqp");
        metadata.put("vhostName", broker().virtualHost() == null ? "/" : broker().virtualHost());
        metadata.put("queueName", input.workQueue());
        metadata.put("mode", "QueueLength");
        metadata.put("value", Integer.toString(lag));
        return metadata;
    }

    /** What KEDA takes from Secrets; empty when it needs none. */
    List<Parameter> parameters() {
        var parameters = new ArrayList<Parameter>();
        BrokerAuth auth = broker().auth();
        if (auth != null) {
            Stream.of(BrokerAuth.USERNAME, BrokerAuth.PASSWORD)
                    .forEach(
                            it -> parameters.add(new Parameter(it, auth.secret().name(), it)));
        }
        BrokerTls tls = encryption();
        if (tls != null) {
            add(parameters, "ca", tls.ca());
            add(parameters, "cert", tls.certificate());
            add(parameters, "key", tls.key());
        }
        return parameters;
    }

    private static void add(List<Parameter> parameters, String parameter, @Nullable SecretRef secret) {
        if (secret != null) {
            parameters.add(new Parameter(parameter, secret.name(), secret.key()));
        }
    }
}
