package dev.weir.model;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the catalogue knows of a connector. */
public record ConnectorSpec(
        @JsonPropertyDescription("source only writes, processor reads and writes, sink only reads.") @Required
        Role role,

        @JsonPropertyDescription("Container image that runs the connector in a cluster.")
        @Size(max = Bounds.TEXT_LENGTH)
        @Nullable
        String image,

        @JsonPropertyDescription("Class whose main method starts the connector, for running it without a container.")
        @Size(max = Bounds.TEXT_LENGTH)
        @Nullable
        String main,

        @JsonPropertyDescription("Version of the connector.") @Size(max = Bounds.TEXT_LENGTH) @Nullable
        String version,

        @JsonPropertyDescription("What the connector is called in lists, a few words.")
        @Size(max = Bounds.TEXT_LENGTH)
        @Nullable
        String title,

        @JsonPropertyDescription("What the connector does, one sentence.") @Size(max = Bounds.TEXT_LENGTH) @Nullable
        String summary,

        @JsonPropertyDescription("Function bean to run, or several joined by | to be called one after the other."
                + " Without it, the only one there is.")
        @Size(max = Bounds.TEXT_LENGTH)
        @Nullable
        String function,

        @JsonPropertyDescription(
                "JSON Schema (2020-12) of the options an Integration may give in config. An option it does"
                        + " not name is refused unless it says additionalProperties. writeOnly: true marks a secret, which"
                        + " must come from configFrom; x-weir-listens: true marks the port a source listens on.")
        @PreserveUnknownFields
        @SchemaFrom(type = Object.class)
        Map<String, Object> schema,

        @JsonPropertyDescription("Errors the connector is known to throw, and what they mean.") @Size(max = 128)
        List<ListedError> errors) {
    public ConnectorSpec {
        schema = Defaults.of(schema);
        errors = Defaults.of(errors);
    }
}
