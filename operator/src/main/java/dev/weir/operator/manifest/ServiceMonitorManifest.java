package dev.weir.operator.manifest;

import dev.weir.operator.optional.PodMonitor;
import dev.weir.operator.optional.ServiceMonitor;
import dev.weir.plan.Port;
import java.util.List;

/** Where Prometheus finds the metrics of the processes in a cluster that has no PodMonitor. */
public final class ServiceMonitorManifest {
    private ServiceMonitorManifest() {}

    public static ServiceMonitor of(Blueprint blueprint) {
        return ServiceMonitor.of(
                Labels.ofMonitor(blueprint),
                new ServiceMonitor.Spec(
                        new PodMonitor.Selector(Labels.pods(blueprint.name())),
                        List.of(new PodMonitor.Endpoint(Port.MANAGEMENT, PodMonitorManifest.METRICS))));
    }
}
