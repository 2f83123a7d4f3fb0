package dev.weir.model;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** A Connector of the catalogue. */
public record ConnectorRef(
        @JsonPropertyDescription("Name of the Connector, such as http-source.")
        @Required
        @Pattern(Bounds.RESOURCE)
        @Size(max = Bounds.RESOURCE_LENGTH)
        String name,

        @JsonPropertyDescription("The version wanted. Without it, the one in the catalogue.")
        @Size(max = Bounds.TEXT_LENGTH)
        @Nullable
        String version) {}
