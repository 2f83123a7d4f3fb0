package dev.weir.operator.integration;

import dev.weir.operator.kind.Integration;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResource;
import io.javaoperatorsdk.operator.processing.dependent.workflow.Condition;

/** An autoscaler where one is asked for. */
final class Scaled implements Condition<HasMetadata, Integration> {
    @Override
    public boolean isMet(
            DependentResource<HasMetadata, Integration> child, Integration integration, Context<Integration> context) {
        return Child.blueprint(context).isScaled();
    }
}
