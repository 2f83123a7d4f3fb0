package dev.weir.model;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** What an Integration reads, and as which group. */
@ValidationRule(
        value = "has(self.destination) || has(self.queue)",
        message = "an input names a destination or, on RabbitMQ, an existing queue")
@ValidationRule(
        value = "has(self.group) == has(oldSelf.group) && (!has(self.group) || self.group == oldSelf.group)",
        message = "group cannot be changed: another group is another Integration")
public record InputSpec(
        @JsonPropertyDescription("Topic (Kafka) or topic exchange (RabbitMQ) to read. Optional only beside queue.")
        @Pattern(Bounds.NAME)
        @Size(max = Bounds.NAME_LENGTH)
        @Nullable
        String destination,

        @JsonPropertyDescription("Who reads. Readers of one group share the messages, each group gets its own copy."
                + " Groups are global to a broker, so the default is <namespace>.<name>. It cannot be changed.")
        @Pattern(Bounds.NAME)
        @Size(max = Bounds.NAME_LENGTH)
        @Nullable
        String group,

        @JsonPropertyDescription("The Broker to read from, when it is not the one of the Integration.") @Nullable
        BrokerRef broker,

        @JsonPropertyDescription("Consumers in each process. On Kafka each takes whole partitions.")
        @Default("1")
        @Min(1)
        @Max(Bounds.PARALLEL)
        Integer concurrency,

        @JsonPropertyDescription("Calls each consumer runs at the same time. 1 keeps the order of arrival.")
        @Default("1")
        @Min(1)
        @Max(Bounds.PARALLEL)
        Integer workers,

        @JsonPropertyDescription("Where a message's identity comes from: Header is the producer's weir-id or"
                + " CloudEvents id, else the position; MessageId also believes AMQP's message-id (RabbitMQ only).")
        @Default("Header")
        IdSource id,

        @JsonPropertyDescription("Where a group that Kafka does not know yet begins: Earliest or Latest. A new group on"
                + " RabbitMQ starts with an empty queue.")
        @Default("Earliest")
        Start start,

        @JsonPropertyDescription(
                "An existing RabbitMQ queue to consume as it is; nothing is declared on it. Retries and"
                        + " dead letters get queues of their own, named after destination (or the queue) and group.")
        @Size(max = Bounds.QUEUE_BYTES)
        @Nullable
        String queue,

        @JsonPropertyDescription(
                "What an unknown property in a message's JSON does: Ignore it, or Reject the message to"
                        + " the dead letters.")
        @Default("Ignore")
        UnknownProperties unknownProperties)
        implements Endpoint {
    public InputSpec {
        concurrency = Defaults.of(concurrency, 1);
        workers = Defaults.of(workers, 1);
        id = Defaults.of(id, IdSource.Header);
        start = Defaults.of(start, Start.Earliest);
        unknownProperties = Defaults.of(unknownProperties, UnknownProperties.Ignore);
    }
}
