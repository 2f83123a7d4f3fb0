package dev.weir.operator.cache;

import dev.weir.operator.optional.OptionalKind;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Which optional kinds the cluster has. Kinds come and go: what is known is asked for anew after a while. */
public final class OptionalKinds {
    private final KubernetesClient client;
    private final Duration again;
    private Set<OptionalKind> known = Set.of();
    private long asked;
    private boolean everAsked;

    /**
     * Asks when it is first needed.
     *
     * @param again after how long what is known is not believed any more
     */
    public OptionalKinds(KubernetesClient client, Duration again) {
        this.client = client;
        this.again = again;
    }

    /**
     * The kinds there are.
     *
     * @throws io.fabric8.kubernetes.client.KubernetesClientException when the API server cannot be asked
     */
    public synchronized Set<OptionalKind> there() {
        if (!everAsked || System.nanoTime() - asked > again.toNanos()) {
            known = Arrays.stream(OptionalKind.values()).filter(this::isThere).collect(Collectors.toUnmodifiableSet());
            asked = System.nanoTime();
            everAsked = true;
        }
        return known;
    }

    private boolean isThere(OptionalKind kind) {
        APIResourceList resources = client.getApiResources(kind.apiVersion());
        return resources != null
                && resources.getResources().stream().anyMatch(it -> it.getKind().equals(kind.name()));
    }
}
