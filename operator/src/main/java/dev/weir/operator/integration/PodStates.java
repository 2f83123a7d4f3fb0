package dev.weir.operator.integration;

import dev.weir.model.State;
import dev.weir.operator.manifest.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;

/**
 * Tells pods that the state has changed. The state itself is in their ConfigMap, which a kubelet looks at every minute or
 * so, and at once when the pod changes.
 */
final class PodStates {
    private final KubernetesClient client;
    private final String fieldManager;

    PodStates(KubernetesClient client, String fieldManager) {
        this.client = client;
        this.fieldManager = fieldManager;
    }

    /** Writes to each pod that was not told yet; one that was never told anything else takes {@code Running} as said. */
    void tell(List<Pod> pods, State state) {
        if (state != State.Stopped) {
            pods.stream()
                    .filter(it -> it.getMetadata().getDeletionTimestamp() == null
                            && !toldLast(it).equals(state.name()))
                    .forEach(it -> tell(it, state));
        }
    }

    private static String toldLast(Pod pod) {
        Map<String, String> annotations = pod.getMetadata().getAnnotations();
        return annotations == null
                ? State.Running.name()
                : annotations.getOrDefault(Labels.STATE, State.Running.name());
    }

    private void tell(Pod pod, State state) {
        Pod told = new PodBuilder()
                .withNewMetadata()
                .withName(pod.getMetadata().getName())
                .withNamespace(pod.getMetadata().getNamespace())
                .addToAnnotations(Labels.STATE, state.name())
                .endMetadata()
                .build();
        PatchContext merge = new PatchContext.Builder()
                .withPatchType(PatchType.STRATEGIC_MERGE)
                .withFieldManager(fieldManager)
                .build();
        try {
            client.pods()
                    .inNamespace(pod.getMetadata().getNamespace())
                    .withName(pod.getMetadata().getName())
                    .patch(merge, told);
        } catch (KubernetesClientException refused) {
            if (refused.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw refused;
            }
        }
    }
}
