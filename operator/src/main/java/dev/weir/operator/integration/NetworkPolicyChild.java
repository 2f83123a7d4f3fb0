package dev.weir.operator.integration;

import dev.weir.operator.cache.IntegrationCaches;
import dev.weir.operator.manifest.Labels;
import dev.weir.operator.manifest.NetworkPolicyManifest;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.BooleanWithUndefined;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.KubernetesDependent;

@KubernetesDependent(
        informer = @Informer(labelSelector = Labels.SELECTOR, informerListLimit = IntegrationCaches.PAGE),
        useSSA = BooleanWithUndefined.TRUE)
final class NetworkPolicyChild extends Child<NetworkPolicy> {
    NetworkPolicyChild() {
        super(NetworkPolicy.class, NetworkPolicyManifest::of);
    }
}
