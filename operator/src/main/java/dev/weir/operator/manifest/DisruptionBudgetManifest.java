package dev.weir.operator.manifest;

import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;

/** One pod at a time may be moved, where there are several. */
public final class DisruptionBudgetManifest {
    private DisruptionBudgetManifest() {}

    public static PodDisruptionBudget of(Blueprint blueprint) {
        return new PodDisruptionBudgetBuilder()
                .withMetadata(Labels.metadata(blueprint))
                .withNewSpec()
                .withNewMaxUnavailable(1)
                .withNewSelector()
                .withMatchLabels(Labels.pods(blueprint.name()))
                .endSelector()
                .endSpec()
                .build();
    }
}
