package dev.weir.model;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** An error that a connector is known to throw. */
public record ListedError(
        @JsonPropertyDescription("Full class name of the exception.") @Required @Size(max = Bounds.TEXT_LENGTH)
        String type,

        @JsonPropertyDescription("Whether trying again can help.") @Default("true")
        Boolean retryable,

        @JsonPropertyDescription("When it happens and what to do about it, one sentence.")
        @Size(max = Bounds.TEXT_LENGTH)
        @Nullable
        String doc) {
    public ListedError {
        retryable = Defaults.of(retryable, true);
    }
}
