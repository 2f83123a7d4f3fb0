package dev.weir.model;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where an Integration writes. */
public record OutputSpec(
        @JsonPropertyDescription("Topic (Kafka) or topic exchange (RabbitMQ) to write to.")
        @Required
        @Pattern(Bounds.NAME)
        @Size(max = Bounds.NAME_LENGTH)
        String destination,

        @JsonPropertyDescription("The Broker to write to, when it is not the one of the Integration.") @Nullable
        BrokerRef broker,

        @JsonPropertyDescription("JSON Pointer into the output whose value becomes the key, such as /customerId."
                + " Without it the input's key is kept.")
        @Pattern(Bounds.POINTER)
        @Size(max = Bounds.TEXT_LENGTH)
        @Nullable
        String key,

        @JsonPropertyDescription("Groups that will read the output. On RabbitMQ their queues are declared from here,"
                + " so that no message is unroutable before they start; Kafka keeps messages anyway.")
        @Size(max = 64)
        List<@Pattern(Bounds.NAME) @Size(max = Bounds.NAME_LENGTH) String> groups,

        @JsonPropertyDescription("What an output that no queue takes does (RabbitMQ): Pause the input with the reason"
                + " in health, or Discard the output and count it.")
        @Default("Pause")
        Unrouted unrouted,

        @JsonPropertyDescription("Whether a list that the function returns is one message for each element (true) or"
                + " one message (false).")
        @Default("true")
        Boolean split)
        implements Endpoint {
    public OutputSpec {
        groups = Defaults.of(groups);
        unrouted = Defaults.of(unrouted, Unrouted.Pause);
        split = Defaults.of(split, true);
    }
}
