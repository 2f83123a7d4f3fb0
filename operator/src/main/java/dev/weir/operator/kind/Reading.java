package dev.weir.operator.kind;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.weir.model.BrokerType;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** What processes read: a destination of a Broker, as a group. */
public record Reading(
        @JsonPropertyDescription("Name of the Broker.") @Required @Size(max = 253)
        String broker,

        @JsonPropertyDescription("Type of the Broker.") @Required
        BrokerType type,

        @JsonPropertyDescription("Destination, or the existing queue.") @Required @Size(max = 255)
        String destination,

        @JsonPropertyDescription("Group.") @Required @Size(max = 249)
        String group) {
    /** Broker and destination, as the annotation that forgets it names it. */
    public String place() {
        return broker + "/" + destination;
    }
}
