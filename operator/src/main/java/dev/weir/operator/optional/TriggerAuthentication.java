package dev.weir.operator.optional;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.List;

/** Which Secrets KEDA logs in with. */
@Group(Keda.GROUP)
@Version(Keda.VERSION)
public final class TriggerAuthentication extends CustomResource<TriggerAuthentication.Spec, Void>
        implements Namespaced {
    private static final long serialVersionUID = 1;

    /** Parameters of a trigger. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Spec(List<Parameter> secretTargetRef) {}

    /** A parameter whose value is a key of a Secret. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Parameter(String parameter, String name, String key) {}

    public static TriggerAuthentication of(ObjectMeta metadata, List<Parameter> parameters) {
        var object = new TriggerAuthentication();
        object.setMetadata(metadata);
        object.setSpec(new Spec(parameters));
        return object;
    }
}
