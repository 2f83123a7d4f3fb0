package dev.weir.model;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Kafka or RabbitMQ cluster and how to reach it. */
@ValidationRule(
        value = "self.type == 'rabbitmq' || !has(self.virtualHost)",
        message = "virtualHost is for RabbitMQ; remove it or set type: rabbitmq")
@ValidationRule(
        value = "self.type == 'rabbitmq' || !has(self.management)",
        message = "management is for RabbitMQ; remove it or set type: rabbitmq")
@ValidationRule(
        value =
                "self.type == 'kafka' || !has(self.auth) || !has(self.auth.mechanism) || self.auth.mechanism == 'PLAIN'",
        message = "SCRAM is for Kafka; write mechanism: PLAIN or leave it out")
public record BrokerSpec(
        @JsonPropertyDescription("kafka or rabbitmq.") @Required
        BrokerType type,

        @JsonPropertyDescription("Nodes to connect to, each host:port. Some of the cluster are enough.")
        @Required
        @Size(min = 1, max = 64)
        List<@Pattern(Bounds.ADDRESS) @Size(max = Bounds.TEXT_LENGTH) String> addresses,

        @JsonPropertyDescription("Virtual host (RabbitMQ only). Without it, /.")
        @Size(max = Bounds.QUEUE_BYTES)
        @Nullable
        String virtualHost,

        @JsonPropertyDescription(
                "How connectors prove who they are. Without it, RabbitMQ's guest and no login on" + " Kafka.")
        @Nullable
        BrokerAuth auth,

        @JsonPropertyDescription("Encryption. Present, even empty, means TLS.") @Nullable
        BrokerTls tls,

        @JsonPropertyDescription("Address of RabbitMQ's management API, such as https://rabbit:15671, asked for what"
                + " AMQP does not tell: queue arguments and depths.")
        @Pattern(Bounds.HTTP)
        @Size(max = Bounds.TEXT_LENGTH)
        @Nullable
        String management,

        @JsonPropertyDescription("Create declares what is missing on the broker before a connector starts; Verify"
                + " changes nothing and refuses to start when something is missing or different.")
        @Default("Create")
        TopologyMode topology,

        @JsonPropertyDescription("Partitions of a topic that is created (Kafka). 0 leaves it to the broker.")
        @Default("0")
        @Min(0)
        Integer partitions,

        @JsonPropertyDescription("Replication factor of a topic that is created (Kafka). 0 leaves it to the broker.")
        @Default("0")
        @Min(0)
        Integer replication,

        @JsonPropertyDescription("Largest message in bytes the broker takes. Retry and dead-letter topics take 64 KiB"
                + " more, for the headers that tell why.")
        @Default("1048588")
        @Min(1024)
        Integer maxMessageBytes) {
    /** Kafka's own default for the largest record batch. */
    public static final int MAX_MESSAGE_BYTES = 1048588;

    public BrokerSpec {
        addresses = Defaults.of(addresses);
        topology = Defaults.of(topology, TopologyMode.Create);
        partitions = Defaults.of(partitions, 0);
        replication = Defaults.of(replication, 0);
        maxMessageBytes = Defaults.of(maxMessageBytes, MAX_MESSAGE_BYTES);
    }

    /** A Kafka cluster without login and encryption, everything else as when nothing is written. */
    public static BrokerSpec kafka(String... addresses) {
        return plain(BrokerType.Kafka, List.of(addresses), null);
    }

    /** A RabbitMQ cluster without encryption, everything else as when nothing is written. */
    public static BrokerSpec rabbitmq(@Nullable String virtualHost, String... addresses) {
        return plain(BrokerType.RabbitMq, List.of(addresses), virtualHost);
    }

    private static BrokerSpec plain(
            BrokerType type,
            List<@Pattern(Bounds.ADDRESS) @Size(max = Bounds.TEXT_LENGTH) String> addresses,
            @Nullable String virtualHost) {
        return new BrokerSpec(
                type, addresses, virtualHost, null, null, null, TopologyMode.Create, 0, 0, MAX_MESSAGE_BYTES);
    }
}
