package dev.weir.operator.integration;

import dev.weir.model.State;
import dev.weir.operator.status.ConditionReason;
import dev.weir.operator.status.Verdict;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether what is asked for is what runs, by the rules of {@code kubectl rollout status}. Pure. */
record Rollout(@Nullable Deployment deployment, List<Pod> pods, State state) {
    Verdict verdict() {
        if (deployment == null || deployment.getStatus() == null) {
            return progress("the Deployment is not there yet");
        }
        DeploymentStatus status = deployment.getStatus();
        Long observed = status.getObservedGeneration();
        if (observed == null || observed < deployment.getMetadata().getGeneration()) {
            return progress("the change is not taken up yet");
        }
        return failure(status)
                .or(() -> PodTrouble.in(pods))
                .or(() -> overdue(status))
                .orElseGet(() -> count(status));
    }

    /** Pods that cannot be made at all. */
    private static Optional<Verdict> failure(DeploymentStatus status) {
        return condition(status, "ReplicaFailure", "True").map(it -> Refusal.of(it.getMessage()));
    }

    private static Optional<Verdict> overdue(DeploymentStatus status) {
        return condition(status, "Progressing", "False")
                .filter(it -> "ProgressDeadlineExceeded".equals(it.getReason()))
                .map(it -> Verdict.no(
                        ConditionReason.ProgressDeadlineExceeded,
                        "pods did not become ready in time; ask the pods for the reason: " + it.getMessage()));
    }

    private static Optional<DeploymentCondition> condition(DeploymentStatus status, String type, String value) {
        return status.getConditions().stream()
                .filter(it -> it.getType().equals(type) && it.getStatus().equals(value))
                .findFirst();
    }

    private Verdict count(DeploymentStatus status) {
        int wanted = number(deployment == null ? null : deployment.getSpec().getReplicas());
        int total = number(status.getReplicas());
        int updated = number(status.getUpdatedReplicas());
        int available = number(status.getAvailableReplicas());
        if (wanted == 0) {
            return total == 0 ? none() : progress(total + " of 0 processes are still ending");
        }
        if (updated < wanted) {
            return progress(updated + " of " + wanted + " processes are up to date");
        }
        if (total > updated) {
            return progress((total - updated) + " old processes are still ending");
        }
        if (available < updated) {
            return progress(available + " of " + updated + " processes are ready");
        }
        return state == State.Paused
                ? Verdict.yes(ConditionReason.Paused, wanted + " processes are ready and read nothing, as asked")
                : Verdict.yes(ConditionReason.RolloutComplete, available + " of " + wanted + " processes are ready");
    }

    private Verdict none() {
        return state == State.Stopped
                ? Verdict.yes(ConditionReason.Stopped, "no process runs, as asked")
                : Verdict.yes(ConditionReason.ScaledToZero, "0 processes are asked for");
    }

    private static Verdict progress(String message) {
        return Verdict.no(ConditionReason.RolloutInProgress, message);
    }

    private static int number(@Nullable Integer count) {
        return count == null ? 0 : count;
    }
}
