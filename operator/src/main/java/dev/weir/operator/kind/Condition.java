package dev.weir.operator.kind;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** One statement about a resource, in the form that Kubernetes tools know. */
public record Condition(
        @JsonPropertyDescription("What the statement is about, such as Ready.")
        @Required
        @Size(min = 1, max = 64)
        @Pattern("^[A-Z][A-Za-z]*$")
        String type,

        @JsonPropertyDescription("Whether it holds; Unknown when it cannot be told yet.") @Required
        Truth status,

        @JsonPropertyDescription("Generation of the resource that the statement is about.") @Required @Min(0)
        Long observedGeneration,

        @JsonPropertyDescription("When status changed last, in UTC.")
        @Required
        @Size(min = 20, max = 20)
        @Pattern("^[0-9-]{10}T[0-9:]{8}Z$")
        String lastTransitionTime,

        @JsonPropertyDescription("Why, in one word of a closed list.")
        @Required
        @Size(min = 1, max = 128)
        @Pattern("^[A-Z][A-Za-z]*$")
        String reason,

        @JsonPropertyDescription("Why, in a sentence that names the value and the fix.")
        @Required
        @Size(max = MESSAGE_LENGTH)
        String message) {
    /** Longest message in characters. */
    public static final int MESSAGE_LENGTH = 4096;

    /** Whether a statement holds. */
    public enum Truth {
        True,
        False,
        Unknown;

        /** The plain case: it holds or it does not. */
        public static Truth of(boolean holds) {
            return holds ? True : False;
        }
    }
}
