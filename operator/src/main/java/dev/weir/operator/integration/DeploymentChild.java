package dev.weir.operator.integration;

import dev.weir.operator.cache.IntegrationCaches;
import dev.weir.operator.manifest.DeploymentManifest;
import dev.weir.operator.manifest.Labels;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.BooleanWithUndefined;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.KubernetesDependent;

@KubernetesDependent(
        informer = @Informer(labelSelector = Labels.SELECTOR, informerListLimit = IntegrationCaches.PAGE),
        useSSA = BooleanWithUndefined.TRUE)
final class DeploymentChild extends Child<Deployment> {
    DeploymentChild() {
        super(Deployment.class, DeploymentManifest::of);
    }
}
