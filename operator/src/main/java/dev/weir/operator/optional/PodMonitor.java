package dev.weir.operator.optional;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.List;
import java.util.Map;

/** Which pods Prometheus asks for metrics. */
@Group("monitoring.coreos.com")
@Version("v1")
public final class PodMonitor extends CustomResource<PodMonitor.Spec, Void> implements Namespaced {
    private static final long serialVersionUID = 1;

    /** Pods, and where they answer. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Spec(Selector selector, List<Endpoint> podMetricsEndpoints) {}

    /** Labels of the pods. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Selector(Map<String, String> matchLabels) {}

    /** Name of a port, and the path there. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Endpoint(String port, String path) {}

    public static PodMonitor of(ObjectMeta metadata, Spec spec) {
        var object = new PodMonitor();
        object.setMetadata(metadata);
        object.setSpec(spec);
        return object;
    }
}
