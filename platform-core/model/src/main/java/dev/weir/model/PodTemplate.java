package dev.weir.model;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of a pod that people may write; everything else is decided. */
public record PodTemplate(
        @JsonPropertyDescription("Labels besides Weir's own, which cannot be replaced.") @Size(max = 32)
        Map<String, @Size(max = 63) String> labels,

        @JsonPropertyDescription("Annotations besides Weir's own, which cannot be replaced.") @Size(max = 32)
        Map<String, @Size(max = Bounds.TEXT_LENGTH) String> annotations,

        @JsonPropertyDescription("Labels a node must have.") @Size(max = 32)
        Map<String, @Size(max = 63) String> nodeSelector,

        @JsonPropertyDescription("Taints of nodes that are put up with.") @Size(max = 32)
        List<Toleration> tolerations,

        @JsonPropertyDescription("ServiceAccount the pods run as. No token of it is mounted.")
        @Pattern(Bounds.RESOURCE)
        @Size(max = Bounds.RESOURCE_LENGTH)
        @Nullable
        String serviceAccountName,

        @JsonPropertyDescription("PriorityClass of the pods.")
        @Pattern(Bounds.RESOURCE)
        @Size(max = Bounds.RESOURCE_LENGTH)
        @Nullable
        String priorityClassName,

        @JsonPropertyDescription("Secrets the image is pulled with.") @Size(max = 8)
        List<SecretName> imagePullSecrets) {
    public PodTemplate {
        labels = Defaults.of(labels);
        annotations = Defaults.of(annotations);
        nodeSelector = Defaults.of(nodeSelector);
        tolerations = Defaults.of(tolerations);
        imagePullSecrets = Defaults.of(imagePullSecrets);
    }
}
