package dev.weir.operator.kind;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of an Integration. */
public record IntegrationStatus(
        @JsonPropertyDescription("Generation of the resource that was looked at last.") @Min(0) @Nullable
        Long observedGeneration,

        @JsonPropertyDescription("Processes there are, ready or not.") @Min(0) @Nullable
        Integer replicas,

        @JsonPropertyDescription("Processes that read and write.") @Min(0) @Nullable
        Integer readyReplicas,

        @JsonPropertyDescription("Labels of the processes' pods, for autoscalers.") @Size(max = 1024) @Nullable
        String selector,

        @JsonPropertyDescription("Brokers of input and output.") @Size(max = 1024) @Nullable
        String broker,

        @JsonPropertyDescription("Input and output destination with an arrow between.") @Size(max = 1024) @Nullable
        String route,

        @JsonPropertyDescription("Image that the processes run.") @Size(max = 1024) @Nullable
        String image,

        @JsonPropertyDescription("What the processes read.") @Nullable
        Reading reading,

        @JsonPropertyDescription(
                "What they read before a change of Broker or destination; messages may still be there.")
        @Size(max = 16)
        List<Reading> leftBehind,

        @JsonPropertyDescription("Ready sums up; Accepted, ResolvedRefs and Programmed say what it rests on.")
        @Size(max = 16)
        List<Condition> conditions) {
    public IntegrationStatus {
        conditions = Conditions.orNone(conditions);
        leftBehind = leftBehind == null ? List.of() : List.copyOf(leftBehind);
    }
}
