package dev.weir.operator.report;

import dev.weir.operator.status.FieldManager;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;

/** Writes a status, and remembers it at once: the watch may be later than the next look at the resource. */
public final class StatusWriter {
    private static final PatchContext APPLY = new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager(FieldManager.NAME)
            .withForce(true)
            .build();

    private StatusWriter() {}

    /**
     * Writes when the status differs from the one there is.
     *
     * @param seen the resource as it was looked at
     * @param sent a new resource, which takes the name and the status alone
     */
    public static <S, T, P extends CustomResource<S, T>> void write(P seen, T status, P sent, Context<P> context) {
        if (status.equals(seen.getStatus())) {
            return;
        }
        sent.setMetadata(new ObjectMetaBuilder()
                .withName(seen.getMetadata().getName())
                .withNamespace(seen.getMetadata().getNamespace())
                .build());
        sent.setStatus(status);
        P written = context.getClient().resource(sent).subresource("status").patch(APPLY);
        context.eventSourceRetriever()
                .getControllerEventSource()
                .handleRecentResourceUpdate(ResourceID.fromResource(seen), written, seen);
    }
}
