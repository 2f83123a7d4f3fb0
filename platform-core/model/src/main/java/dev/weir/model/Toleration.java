package dev.weir.model;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** A taint of nodes that is put up with, as in a Kubernetes pod. */
public record Toleration(
        @JsonPropertyDescription("Key of the taint. Without it, every key.") @Size(max = 316) @Nullable
        String key,

        @JsonPropertyDescription("Value of the taint. Without it, every value.") @Size(max = 63) @Nullable
        String value,

        @JsonPropertyDescription("Effect of the taint. Without it, every effect.") @Nullable
        Effect effect) {
    /** What a taint does. */
    public enum Effect {
        NoSchedule,
        PreferNoSchedule,
        NoExecute
    }
}
