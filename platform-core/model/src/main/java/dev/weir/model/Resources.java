package dev.weir.model;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.Map;

/** What a process is promised and what it may take at most, in the units of Kubernetes. */
public record Resources(
        @JsonPropertyDescription("What is promised, such as cpu: 250m and memory: 384Mi.") @Size(max = 8)
        Map<String, @Pattern(Bounds.QUANTITY) @Size(max = 32) String> requests,

        @JsonPropertyDescription("What may be taken at most.") @Size(max = 8)
        Map<String, @Pattern(Bounds.QUANTITY) @Size(max = 32) String> limits) {
    public Resources {
        requests = Defaults.of(requests);
        limits = Defaults.of(limits);
    }
}
