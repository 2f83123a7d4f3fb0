package dev.weir.operator.cache;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Which changes of a pod tell something that its Deployment does not. */
final class PodChange {
    private PodChange() {}

    static boolean tellsSomething(Pod now, Pod before) {
        return !story(now).equals(story(before));
    }

    /** Why it is not scheduled, and what each of its containers waits for. */
    private static List<String> story(Pod pod) {
        if (pod.getStatus() == null) {
            return List.of();
        }
        var scheduled = pod.getStatus().getConditions().stream()
                .filter(it -> it.getType().equals("PodScheduled"))
                .map(PodCondition::getReason)
                .filter(Objects::nonNull);
        var waiting = pod.getStatus().getContainerStatuses().stream()
                .map(PodChange::waitsFor)
                .flatMap(Optional::stream);
        return Stream.concat(scheduled, waiting).toList();
    }

    private static Optional<String> waitsFor(ContainerStatus container) {
        return Optional.ofNullable(container.getState())
                .map(it -> it.getWaiting())
                .map(it -> it.getReason() + " " + container.getRestartCount());
    }
}
