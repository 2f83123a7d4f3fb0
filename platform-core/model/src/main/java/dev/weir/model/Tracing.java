package dev.weir.model;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** How much is traced, and where spans go. */
public record Tracing(
        @JsonPropertyDescription("Part of the messages without a trace that starts one, 0 to 1. A message that brings a"
                + " trace keeps its decision.")
        @Default("0.1")
        @Min(0)
        @Max(1)
        Double sampling,

        @JsonPropertyDescription("OTLP address that spans are sent to, such as http://collector:4318/v1/traces. Without"
                + " it, trace ids pass but no spans are sent.")
        @Pattern(Bounds.HTTP)
        @Size(max = Bounds.TEXT_LENGTH)
        @Nullable
        String endpoint) {
    /** What holds when nothing is written. */
    public static final Tracing DEFAULT = new Tracing(0.1, null);

    public Tracing {
        sampling = Defaults.of(sampling, 0.1);
    }
}
