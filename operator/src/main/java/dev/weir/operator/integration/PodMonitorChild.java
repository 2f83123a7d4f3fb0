package dev.weir.operator.integration;

import dev.weir.operator.cache.IntegrationCaches;
import dev.weir.operator.manifest.Labels;
import dev.weir.operator.manifest.PodMonitorManifest;
import dev.weir.operator.optional.PodMonitor;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.BooleanWithUndefined;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.KubernetesDependent;

@KubernetesDependent(
        informer = @Informer(labelSelector = Labels.SELECTOR, informerListLimit = IntegrationCaches.PAGE),
        useSSA = BooleanWithUndefined.TRUE)
final class PodMonitorChild extends Child<PodMonitor> {
    PodMonitorChild() {
        super(PodMonitor.class, PodMonitorManifest::of);
    }
}
