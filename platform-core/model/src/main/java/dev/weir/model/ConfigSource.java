package dev.weir.model;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** Options that come from elsewhere. */
public record ConfigSource(
        @JsonPropertyDescription(
                "A Secret; each of its keys is an option of the connector, such as password or" + " auth.token.")
        @Required
        SecretName secret) {}
