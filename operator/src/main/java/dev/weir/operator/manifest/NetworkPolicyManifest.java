package dev.weir.operator.manifest;

import dev.weir.plan.Port;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;

/** Who reaches the pods: anybody, on the ports they serve and on no other. What they reach is not restricted. */
public final class NetworkPolicyManifest {
    private NetworkPolicyManifest() {}

    public static NetworkPolicy of(Blueprint blueprint) {
        return new NetworkPolicyBuilder()
                .withMetadata(Labels.metadata(blueprint))
                .withNewSpec()
                .withNewPodSelector()
                .withMatchLabels(Labels.pods(blueprint.name()))
                .endPodSelector()
                .withPolicyTypes("Ingress")
                .addNewIngress()
                .withPorts(blueprint.workload().ports().stream()
                        .map(NetworkPolicyManifest::port)
                        .toList())
                .endIngress()
                .endSpec()
                .build();
    }

    private static NetworkPolicyPort port(Port port) {
        return new NetworkPolicyPortBuilder()
                .withNewPort(port.number())
                .withProtocol("TCP")
                .build();
    }
}
