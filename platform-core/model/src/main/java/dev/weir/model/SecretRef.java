package dev.weir.model;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** One key of a Secret of the same namespace. Only ever the reference: no value passes through the model or a plan. */
public record SecretRef(
        @JsonPropertyDescription("Name of a Secret in the same namespace.")
        @Required
        @Pattern(Bounds.RESOURCE)
        @Size(max = Bounds.RESOURCE_LENGTH)
        String name,

        @JsonPropertyDescription("Key in that Secret.") @Required @Size(max = Bounds.RESOURCE_LENGTH)
        String key) {}
