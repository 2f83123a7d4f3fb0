package dev.weir.operator.manifest;

import dev.weir.plan.Port;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;

/** Where the pods are reached: health and metrics, and what a source itself listens on. */
public final class ServiceManifest {
    private ServiceManifest() {}

    public static Service of(Blueprint blueprint) {
        return new ServiceBuilder()
                .withMetadata(Labels.metadata(blueprint))
                .withNewSpec()
                .withSelector(Labels.pods(blueprint.name()))
                .withPorts(blueprint.workload().ports().stream()
                        .map(ServiceManifest::port)
                        .toList())
                .endSpec()
                .build();
    }

    private static ServicePort port(Port port) {
        return new ServicePortBuilder()
                .withName(port.name())
                .withPort(port.number())
                .withNewTargetPort(port.name())
                .withProtocol("TCP")
                .build();
    }
}
