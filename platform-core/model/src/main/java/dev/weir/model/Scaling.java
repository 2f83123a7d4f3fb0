package dev.weir.model;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Between how many processes an autoscaler chooses, and by what. */
@ValidationRule(value = "self.min <= self.max", message = "min is above max")
public record Scaling(
        @JsonPropertyDescription("Fewest processes.") @Default("1") @Min(1) @Max(Bounds.REPLICAS)
        Integer min,

        @JsonPropertyDescription("Most processes. On Kafka no more than the input has partitions can be busy.")
        @Required
        @Min(1)
        @Max(Bounds.REPLICAS)
        Integer max,

        @JsonPropertyDescription(
                "Waiting messages for each process that are to be held, measured by the metric weir_lag,"
                        + " which the cluster must serve as a custom metric of pods. Without it, 80 % of the processor time asked for.")
        @Min(1)
        @Max(1_000_000_000)
        @Nullable
        Integer targetLag) {
    public Scaling {
        min = Defaults.of(min, 1);
    }
}
