package dev.weir.operator.integration;

import dev.weir.operator.cache.IntegrationCaches;
import dev.weir.operator.manifest.AutoscalerManifest;
import dev.weir.operator.manifest.Labels;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.BooleanWithUndefined;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.KubernetesDependent;

@KubernetesDependent(
        informer = @Informer(labelSelector = Labels.SELECTOR, informerListLimit = IntegrationCaches.PAGE),
        useSSA = BooleanWithUndefined.TRUE)
final class HorizontalPodAutoscalerChild extends Child<HorizontalPodAutoscaler> {
    HorizontalPodAutoscalerChild() {
        super(HorizontalPodAutoscaler.class, AutoscalerManifest::of);
    }
}
