package dev.weir.operator.manifest;

import dev.weir.operator.optional.PodMonitor;
import dev.weir.plan.Port;
import java.util.List;

/** Where Prometheus finds the metrics of the processes. */
public final class PodMonitorManifest {
    static final String METRICS = "/actuator/prometheus";

    private PodMonitorManifest() {}

    public static PodMonitor of(Blueprint blueprint) {
        return PodMonitor.of(
                Labels.ofMonitor(blueprint),
                new PodMonitor.Spec(
                        new PodMonitor.Selector(Labels.pods(blueprint.name())),
                        List.of(new PodMonitor.Endpoint(Port.MANAGEMENT, METRICS))));
    }
}
