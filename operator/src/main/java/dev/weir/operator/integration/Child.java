package dev.weir.operator.integration;

import dev.weir.operator.kind.Integration;
import dev.weir.operator.manifest.Blueprint;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.CRUDKubernetesDependentResource;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.function.Function;

/** An object of an Integration, of the same name; what it looks like is the manifest's to say. */
abstract class Child<R extends HasMetadata> extends CRUDKubernetesDependentResource<R, Integration> {
    private final Function<Blueprint, R> manifest;

    Child(Class<R> type, Function<Blueprint, R> manifest) {
        super(type);
        this.manifest = manifest;
    }

    /** Leaves the blueprint to the children of this reconciliation. */
    static void plan(Context<Integration> context, Blueprint blueprint) {
        context.managedWorkflowAndDependentResourceContext().put(Blueprint.class, blueprint);
    }

    static Blueprint blueprint(Context<Integration> context) {
        return context.managedWorkflowAndDependentResourceContext().getMandatory(Blueprint.class, Blueprint.class);
    }

    @Override
    protected R desired(Integration integration, Context<Integration> context) {
        return manifest.apply(blueprint(context));
    }

    @Override
    protected ResourceID targetSecondaryResourceID(Integration integration, Context<Integration> context) {
        return ResourceID.fromResource(integration);
    }

    /** The manifest's own says that we control the object; the framework's would not. */
    @Override
    protected boolean addOwnerReference() {
        return false;
    }
}
