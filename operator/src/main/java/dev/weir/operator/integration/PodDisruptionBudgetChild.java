package dev.weir.operator.integration;

import dev.weir.operator.cache.IntegrationCaches;
import dev.weir.operator.manifest.DisruptionBudgetManifest;
import dev.weir.operator.manifest.Labels;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.BooleanWithUndefined;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.KubernetesDependent;

@KubernetesDependent(
        informer = @Informer(labelSelector = Labels.SELECTOR, informerListLimit = IntegrationCaches.PAGE),
        useSSA = BooleanWithUndefined.TRUE)
final class PodDisruptionBudgetChild extends Child<PodDisruptionBudget> {
    PodDisruptionBudgetChild() {
        super(PodDisruptionBudget.class, DisruptionBudgetManifest::of);
    }
}
