package dev.weir.operator.optional;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What KEDA scales, between how many processes, and by what. */
@Group(Keda.GROUP)
@Version(Keda.VERSION)
public final class ScaledObject extends CustomResource<ScaledObject.Spec, ScaledObject.Status> implements Namespaced {
    private static final long serialVersionUID = 1;

    /** What is asked of KEDA. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Spec(Target scaleTargetRef, int minReplicaCount, int maxReplicaCount, List<Trigger> triggers) {}

    /** Something with a scale. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Target(String apiVersion, String kind, String name) {}

    /** Where a number comes from. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Trigger(
            String type,
            Map<String, String> metadata,
            @Nullable Login authenticationRef) {}

    /** Name of a TriggerAuthentication. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Login(String name) {}

    /** What KEDA says. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Status(@Nullable List<Statement> conditions) {}

    /** One condition. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Statement(
            String type,
            String status,
            @Nullable String reason,
            @Nullable String message) {}

    public static ScaledObject of(ObjectMeta metadata, Spec spec) {
        var object = new ScaledObject();
        object.setMetadata(metadata);
        object.setSpec(spec);
        return object;
    }
}
