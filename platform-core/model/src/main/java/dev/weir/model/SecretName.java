package dev.weir.model;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A whole Secret of the same namespace. */
public record SecretName(
        @JsonPropertyDescription("Name of a Secret in the same namespace.")
        @Required
        @Pattern(Bounds.RESOURCE)
        @Size(max = Bounds.RESOURCE_LENGTH)
        String name) {}
