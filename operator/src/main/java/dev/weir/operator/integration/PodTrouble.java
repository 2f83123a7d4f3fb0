package dev.weir.operator.integration;

import dev.weir.operator.status.ConditionReason;
import dev.weir.operator.status.Verdict;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What keeps a pod from becoming ready, with the fix; the newest pod first, because it is what is asked for. */
final class PodTrouble {
    private static final Comparator<Pod> NEWEST = Comparator.comparing(
                    (Pod it) -> it.getMetadata().getCreationTimestamp())
            .reversed()
            .thenComparing(it -> it.getMetadata().getName());

    private PodTrouble() {}

    static Optional<Verdict> in(List<Pod> pods) {
        return pods.stream()
                .filter(it -> it.getStatus() != null && it.getMetadata().getDeletionTimestamp() == null)
                .sorted(NEWEST)
                .flatMap(it -> Stream.concat(waiting(it), unscheduled(it)))
                .findFirst();
    }

    private static Stream<Verdict> waiting(Pod pod) {
        return pod.getStatus().getContainerStatuses().stream()
                .map(it -> waiting(pod, it))
                .flatMap(Optional::stream);
    }

    private static Optional<Verdict> waiting(Pod pod, ContainerStatus container) {
        var waiting = container.getState() == null ? null : container.getState().getWaiting();
        if (waiting == null || waiting.getReason() == null) {
            return Optional.empty();
        }
        String name = pod.getMetadata().getName();
        return Optional.ofNullable(
                switch (waiting.getReason()) {
                    case "CrashLoopBackOff" -> crash(pod, container);
                    case "ImagePullBackOff", "ErrImagePull", "InvalidImageName", "ErrImageNeverPull" ->
                        Verdict.no(
                                ConditionReason.ImagePull,
                                "pod " + name + " cannot pull '" + container.getImage()
                                        + "'; check the Connector's image and imagePullSecrets: "
                                        + text(waiting.getMessage()));
                    case "CreateContainerConfigError", "CreateContainerError", "RunContainerError" ->
                        Verdict.no(
                                ConditionReason.PodConfig,
                                "pod " + name + " cannot start: " + text(waiting.getMessage()));
                    default -> null;
                });
    }

    private static Verdict crash(Pod pod, ContainerStatus container) {
        ContainerStateTerminated last = container.getLastState() == null
                ? null
                : container.getLastState().getTerminated();
        String name = pod.getMetadata().getName();
        String how = last == null ? "" : ", last with exit code " + last.getExitCode() + cause(last);
        return Verdict.no(
                ConditionReason.CrashLoop,
                "pod " + name + " ends again and again (" + container.getRestartCount() + " restarts" + how
                        + "); its last words: kubectl logs -n "
                        + pod.getMetadata().getNamespace() + " " + name
                        + " --previous");
    }

    private static String cause(ContainerStateTerminated last) {
        String reason = last.getReason();
        String message = last.getMessage();
        String said = message == null || message.isBlank() ? "" : ": " + message.strip();
        return "OOMKilled".equals(reason)
                ? ", out of memory: raise resources.limits.memory"
                : (reason == null || reason.equals("Error") ? "" : ", " + reason) + said;
    }

    private static Stream<Verdict> unscheduled(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .filter(it -> it.getType().equals("PodScheduled") && "Unschedulable".equals(it.getReason()))
                .map(it -> Verdict.no(
                        ConditionReason.Unschedulable,
                        "no node takes pod " + pod.getMetadata().getName()
                                + "; lower resources, or check nodeSelector and tolerations: "
                                + text(it.getMessage())));
    }

    private static String text(@Nullable String message) {
        return message == null ? "no reason is given" : message;
    }
}
