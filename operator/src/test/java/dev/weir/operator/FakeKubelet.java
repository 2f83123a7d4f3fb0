package dev.weir.operator;

import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;

/** Says of pods what a kubelet would say; nothing runs. */
final class FakeKubelet {
    private static final String NOW = "2026-11-21T12:00:00Z";

    private FakeKubelet() {}

    static void makeReady(Tenant tenant, Pod pod) {
        ContainerStatus running = new ContainerStatusBuilder(container(pod, 0))
                .withReady(true)
                .withState(new ContainerStateBuilder().withNewRunning(NOW).build())
                .build();
        say(tenant, pod, "Running", "True", running);
    }

    /** The container waits: it could not start, or ended and is not started again yet. */
    static void makeWait(Tenant tenant, Pod pod, String reason, String message, int restarts) {
        ContainerStatus waiting = new ContainerStatusBuilder(container(pod, restarts))
                .withReady(false)
                .withNewState()
                .withNewWaiting(message, reason)
                .endState()
                .withNewLastState()
                .withNewTerminated()
                .withExitCode(137)
                .withReason("OOMKilled")
                .endTerminated()
                .endLastState()
                .build();
        say(tenant, pod, "Pending", "False", waiting);
    }

    private static ContainerStatus container(Pod pod, int restarts) {
        var container = pod.getSpec().getContainers().get(0);
        return new ContainerStatusBuilder()
                .withName(container.getName())
                .withImage(container.getImage())
                .withImageID("")
                .withRestartCount(restarts)
                .build();
    }

    private static void say(Tenant tenant, Pod pod, String phase, String ready, ContainerStatus container) {
        tenant.admin()
                .pods()
                .inNamespace(pod.getMetadata().getNamespace())
                .withName(pod.getMetadata().getName())
                .editStatus(it -> new PodBuilder(it)
                        .editOrNewStatus()
                        .withPhase(phase)
                        .withConditions(new PodConditionBuilder()
                                .withType("Ready")
                                .withStatus(ready)
                                .withLastTransitionTime(NOW)
                                .build())
                        .withContainerStatuses(container)
                        .endStatus()
                        .build());
    }
}
