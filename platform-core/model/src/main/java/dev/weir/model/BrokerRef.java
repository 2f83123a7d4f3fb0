package dev.weir.model;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A Broker of the same namespace. */
public record BrokerRef(
        @JsonPropertyDescription("Name of a Broker in the namespace of the Integration.")
        @Required
        @Pattern(Bounds.RESOURCE)
        @Size(max = Bounds.RESOURCE_LENGTH)
        String name) {}
