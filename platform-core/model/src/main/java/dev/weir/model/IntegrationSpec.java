package dev.weir.model;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One connector between at most one input and one output destination: one process, on any number of replicas. */
@ValidationRule(
        value = "has(self.input) || has(self.output)",
        message = "an Integration needs an input, an output or both")
@ValidationRule(
        value = "has(self.broker) || ((!has(self.input) || has(self.input.broker))"
                + " && (!has(self.output) || has(self.output.broker)))",
        message = "broker is missing: name one here, or one in input and one in output")
@ValidationRule(
        value = "has(self.input) == has(oldSelf.input)",
        message = "input cannot be added or removed: another role is another Integration")
public record IntegrationSpec(
        @JsonPropertyDescription("The connector to run, by its name in the catalogue.") @Required
        ConnectorRef connector,

        @JsonPropertyDescription("The Broker of this namespace that input and output live on. Leave it out when input"
                + " and output each name their own.")
        @Nullable
        BrokerRef broker,

        @JsonPropertyDescription("What is read. Processors and sinks have one, sources have none.") @Nullable
        InputSpec input,

        @JsonPropertyDescription("What is written. Sources and processors have one, sinks have none.") @Nullable
        OutputSpec output,

        @JsonPropertyDescription("Options of the connector, checked against the connector's own schema. Text is taken"
                + " as it stands: ${...} is not replaced.")
        @PreserveUnknownFields
        @SchemaFrom(type = Object.class)
        Map<String, Object> config,

        @JsonPropertyDescription("Secrets whose keys are options of the connector, such as a token or a password."
                + " Values never appear in status, logs or rendered text.")
        @Size(max = 16)
        List<ConfigSource> configFrom,

        @JsonPropertyDescription("What happens to a message that fails: how often it is tried, when it is given up,"
                + " how long dead letters are kept.")
        DeliveryPolicy delivery,

        @JsonPropertyDescription("How much of the traffic is traced, and where the spans go.")
        Tracing tracing,

        @JsonPropertyDescription(
                "How many processes share the work. On Kafka no more than the input has partitions" + " can be busy.")
        @Default("1")
        @Min(0)
        @Max(Bounds.REPLICAS)
        Integer replicas,

        @JsonPropertyDescription("An autoscaler that sets replicas (in a cluster). Then leave replicas out.") @Nullable
        Scaling scaling,

        @JsonPropertyDescription("Processor time and memory of each process (in a cluster).") @Nullable
        Resources resources,

        @JsonPropertyDescription("What else the pods are given (in a cluster).") @Nullable
        PodTemplate podTemplate,

        @JsonPropertyDescription("Running; Paused keeps the processes warm but reads nothing; Stopped runs none."
                + " Nothing is lost in either.")
        @Default("Running")
        State state) {
    public IntegrationSpec {
        config = Defaults.of(config);
        configFrom = Defaults.of(configFrom);
        delivery = Defaults.of(delivery, DeliveryPolicy.DEFAULT);
        tracing = Defaults.of(tracing, Tracing.DEFAULT);
        replicas = Defaults.of(replicas, 1);
        state = Defaults.of(state, State.Running);
    }
}
