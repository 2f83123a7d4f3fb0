package dev.weir.operator.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.State;
import dev.weir.operator.status.Verdict;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutTest {
    private static Deployment deployment(int wanted, DeploymentStatus status) {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withGeneration(2L)
                .endMetadata()
                .withNewSpec()
                .withReplicas(wanted)
                .endSpec()
                .withStatus(status)
                .build();
    }

    private static Verdict verdict(Deployment deployment, State state) {
        return new Rollout(deployment, List.of(), state).verdict();
    }

    @ParameterizedTest
    @CsvSource({
        // wanted, observed, total, updated, available, state, reason
        "2, 1, 2, 2, 2, Running, RolloutInProgress",
        "2, 2, 2, 1, 2, Running, RolloutInProgress",
        "2, 2, 3, 2, 2, Running, RolloutInProgress",
        "2, 2, 2, 2, 1, Running, RolloutInProgress",
        "2, 2, 2, 2, 2, Running, RolloutComplete",
        "2, 2, 2, 2, 2, Paused, Paused",
        "0, 2, 1, 0, 0, Running, RolloutInProgress",
        "0, 2, 0, 0, 0, Running, ScaledToZero",
        "0, 2, 0, 0, 0, Paused, ScaledToZero",
        "0, 2, 0, 0, 0, Stopped, Stopped",
        "0, 2, 2, 0, 0, Stopped, RolloutInProgress"
    })
    void readinessFollowsTheRulesOfKubectlRolloutStatus(
            int wanted, long observed, int total, int updated, int available, State state, String reason) {
        // Given
        DeploymentStatus status = new DeploymentStatusBuilder()
                .withObservedGeneration(observed)
                .withReplicas(total)
                .withUpdatedReplicas(updated)
                .withAvailableReplicas(available)
                .build();

        // When
        Verdict verdict = verdict(deployment(wanted, status), state);

        // Then
        assertThat(verdict.reason()).isEqualTo(reason);
        assertThat(verdict.holds()).isEqualTo(!reason.equals("RolloutInProgress"));
    }

    @Test
    void aDeploymentThatIsNotThereIsInProgress() {
        assertThat(new Rollout(null, List.of(), State.Running).verdict().reason())
                .isEqualTo("RolloutInProgress");
    }

    @Test
    void aDeadlineThatIsExceededAndPodsThatCannotBeMadeAreSaid() {
        assertThat(verdict(deployment(1, failed("Progressing", "False", "ProgressDeadlineExceeded")), State.Running)
                        .reason())
                .isEqualTo("ProgressDeadlineExceeded");
        assertThat(verdict(deployment(1, failed("ReplicaFailure", "True", "FailedCreate")), State.Running)
                        .reason())
                .isEqualTo("ReplicaFailure");
    }

    private static DeploymentStatus failed(String type, String status, String reason) {
        return new DeploymentStatusBuilder()
                .withObservedGeneration(2L)
                .addNewCondition()
                .withType(type)
                .withStatus(status)
                .withReason(reason)
                .withMessage("said so")
                .endCondition()
                .build();
    }
}
