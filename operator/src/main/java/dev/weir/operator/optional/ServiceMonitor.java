package dev.weir.operator.optional;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.List;

/** Behind which Services Prometheus asks for metrics. */
@Group("monitoring.coreos.com")
@Version("v1")
public final class ServiceMonitor extends CustomResource<ServiceMonitor.Spec, Void> implements Namespaced {
    private static final long serialVersionUID = 1;

    /** Services, and where what is behind them answers. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Spec(PodMonitor.Selector selector, List<PodMonitor.Endpoint> endpoints) {}

    public static ServiceMonitor of(ObjectMeta metadata, Spec spec) {
        var object = new ServiceMonitor();
        object.setMetadata(metadata);
        object.setSpec(spec);
        return object;
    }
}
