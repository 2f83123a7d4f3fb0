package dev.weir.operator.kind;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a Broker or a Connector. */
public record ReferenceStatus(
        @JsonPropertyDescription("Generation of the resource that was looked at last.") @Min(0) @Nullable
        Long observedGeneration,

        @JsonPropertyDescription("Whether it can be used, and why not.") @Size(max = 8)
        List<Condition> conditions) {
    public ReferenceStatus {
        conditions = Conditions.orNone(conditions);
    }
}
