package dev.weir.plan;

import dev.weir.model.PodTemplate;
import dev.weir.model.Resources;
import dev.weir.model.Scaling;
import dev.weir.model.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The process to run. Nothing here is part of the text or its digest, so that scaling and pausing never restart a process.
 *
 * @param namespace namespace of the Integration
 * @param name name of the Integration
 * @param connector name of the Connector
 * @param image container image; null when the Connector names none
 * @param main main class; null when the Connector names none
 * @param replicas processes wanted while {@code state} is not {@code Stopped}
 * @param scaling autoscaler wanted in a cluster
 * @param resources processor time and memory in a cluster
 * @param pod what else pods are given in a cluster
 * @param ports what the process listens on, management first
 */
public record Workload(
        String namespace,
        String name,
        String connector,
        @Nullable String image,
        @Nullable String main,
        int replicas,
        State state,
        @Nullable Scaling scaling,
        @Nullable Resources resources,
        @Nullable PodTemplate pod,
        List<Port> ports) {
    public Workload {
        ports = List.copyOf(ports);
    }

    /** Processes to run now: none when stopped. */
    public int processes() {
        return state == State.Stopped ? 0 : replicas;
    }
}
