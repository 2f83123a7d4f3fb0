package dev.weir.model;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** How dead letters are kept. */
public record DeadLetterPolicy(
        @JsonPropertyDescription("How long a dead letter is kept before the broker deletes it, such as 14d. Without it,"
                + " until someone redrives or discards it.")
        @Pattern(Bounds.DURATION)
        @Size(max = Bounds.DURATION_LENGTH)
        @Nullable
        String retention) {}
