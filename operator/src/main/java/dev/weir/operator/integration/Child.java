package dev.weir.operator.integration;

import dev.weir.operator.kind.Integration;
import dev.weir.operator.manifest.Blueprint;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.dependent.Matcher.Result;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.CRUDKubernetesDependentResource;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.net.HttpURLConnection;
import java.util.function.Function;

/** An object of an Integration, of the same name; what it looks like is the manifest's to say. */
abstract class Child<R extends HasMetadata> extends CRUDKubernetesDependentResource<R, Integration> {
    private final Function<Blueprint, R> manifest;
    private final Recent<ResourceID, Verified> recent = new Recent<>(Recent.USUAL);

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

    /** To compare is the dearest part of a look, and mostly neither the blueprint nor the object is another one. */
    @Override
    public Result<R> match(R actual, Integration integration, Context<Integration> context) {
        ResourceID id = ResourceID.fromResource(actual);
        Verified now = Verified.of(blueprint(context), actual);
        if (now.equals(recent.get(id))) {
            return Result.nonComputed(true);
        }
        Result<R> result = super.match(actual, integration, context);
        if (result.matched()) {
            recent.put(id, now);
        }
        return result;
    }

    @Override
    public R create(R desired, Integration integration, Context<Integration> context) {
        try {
            return verified(super.create(desired, integration, context), context);
        } catch (KubernetesClientException taken) {
            if (taken.getCode() != HttpURLConnection.HTTP_CONFLICT || !isOurs(desired, context)) {
                throw taken;
            }
            desired.getMetadata().setResourceVersion(null);
            return update(desired, desired, integration, context);
        }
    }

    @Override
    public R update(R actual, R desired, Integration integration, Context<Integration> context) {
        return verified(super.update(actual, desired, integration, context), context);
    }

    /** Somebody may have taken away the label by which we find what is ours. */
    private static boolean isOurs(HasMetadata desired, Context<?> context) {
        HasMetadata there = context.getClient().resource(desired).get();
        return there != null
                && there.getMetadata().getOwnerReferences().stream()
                        .anyMatch(desired.getMetadata().getOwnerReferences()::contains);
    }

    /** What was just applied is as it should be. */
    private R verified(R applied, Context<Integration> context) {
        recent.put(ResourceID.fromResource(applied), Verified.of(blueprint(context), applied));
        return applied;
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
