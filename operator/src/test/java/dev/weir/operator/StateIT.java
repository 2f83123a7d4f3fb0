package dev.weir.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.model.State;
import dev.weir.operator.kind.Condition.Truth;
import dev.weir.operator.kind.Integration;
import dev.weir.operator.status.ConditionReason;
import dev.weir.operator.status.ConditionType;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More, fewer, none; paused, stopped; hands off, and once again. */
class StateIT {
    private Tenant tenant;
    private WeirOperator operator;

    @BeforeEach
    void begin() {
        tenant = new Tenant("state");
        operator = tenant.operator();
    }

    @AfterEach
    void end() {
        operator.close();
        tenant.close();
    }

    private int wanted() {
        return tenant.child(Deployment.class, "orders").getSpec().getReplicas();
    }

    @Test
    void scaleIsFollowedAndABudgetComesAndGoesWithIt() {
        // Given
        tenant.integration("orders");
        tenant.awaitReady("orders", ConditionReason.RolloutInProgress);

        // When
        tenant.integrationNamed("orders").scale(3);

        // Then
        tenant.awaitDeployment("orders", it -> it.getSpec().getReplicas() == 3);
        await().atMost(Cluster.PATIENCE)
                .until(() -> tenant.find(PodDisruptionBudget.class, "orders").isPresent());

        // When
        tenant.integrationNamed("orders").scale(0);

        // Then
        assertThat(tenant.awaitReady("orders", ConditionReason.ScaledToZero).status())
                .isEqualTo(Truth.True);
        assertThat(wanted()).isZero();
        assertThat(tenant.find(PodDisruptionBudget.class, "orders")).isEmpty();
    }

    @Test
    void anAutoscalerScalesTheIntegrationAndIsNotFought() {
        // Given
        tenant.integration("orders", "scaling: {min: 2, max: 9, targetLag: 500}");
        tenant.awaitReady("orders", ConditionReason.RolloutInProgress);

        // When
        var target =
                tenant.child(HorizontalPodAutoscaler.class, "orders").getSpec().getScaleTargetRef();

        // Then
        assertThat(target.getKind()).isEqualTo("Integration");
        assertThat(target.getName()).isEqualTo("orders");

        // When an autoscaler does what it does
        tenant.integrationNamed("orders").scale(7);
        tenant.awaitDeployment("orders", it -> it.getSpec().getReplicas() == 7);
        // and somebody applies the same YAML again
        tenant.integration("orders", "scaling: {min: 2, max: 9, targetLag: 500}", "tracing: {sampling: 0}");
        tenant.awaitReady("orders", ConditionReason.RolloutInProgress);

        // Then
        assertThat(wanted()).isEqualTo(7);

        // When
        tenant.integration("orders", "tracing: {sampling: 0}");

        // Then
        await().atMost(Cluster.PATIENCE).until(() -> tenant.find(HorizontalPodAutoscaler.class, "orders")
                .isEmpty());
    }

    @Test
    void pausingReplacesNoPodAndTellsThoseThereAre() {
        // Given
        tenant.integration("orders");
        await().atMost(Cluster.PATIENCE).until(() -> !tenant.pods("orders").isEmpty());
        Pod pod = tenant.pods("orders").get(0);
        FakeKubelet.makeReady(tenant, pod);
        tenant.awaitReady("orders", ConditionReason.RolloutComplete);

        // When
        tenant.integration("orders", "state: Paused");

        // Then
        assertThat(tenant.awaitReady("orders", ConditionReason.Paused).status()).isEqualTo(Truth.True);
        assertThat(tenant.child(ConfigMap.class, "orders").getData()).containsEntry("state", "Paused\n");
        await().atMost(Cluster.PATIENCE).until(() -> told(pod), State.Paused.name()::equals);
        assertThat(tenant.pods("orders"))
                .extracting(it -> it.getMetadata().getUid())
                .containsExactly(pod.getMetadata().getUid());

        // When
        tenant.integration("orders", "state: Running");

        // Then
        await().atMost(Cluster.PATIENCE).until(() -> told(pod), State.Running.name()::equals);
        tenant.awaitReady("orders", ConditionReason.RolloutComplete);
    }

    private String told(Pod pod) {
        return tenant.child(Pod.class, pod.getMetadata().getName())
                .getMetadata()
                .getAnnotations()
                .getOrDefault("weir.dev/state", "");
    }

    @Test
    void stoppingEndsAllPods() {
        // Given
        tenant.integration("orders", "replicas: 2");
        await().atMost(Cluster.PATIENCE).until(() -> tenant.pods("orders").size() == 2);

        // When
        tenant.integration("orders", "replicas: 2", "state: Stopped");

        // Then
        assertThat(tenant.awaitReady("orders", ConditionReason.Stopped).status())
                .isEqualTo(Truth.True);
        assertThat(tenant.pods("orders")).isEmpty();
    }

    @Test
    void handsAreKeptOffAsLongAsTheAnnotationSaysSo() {
        // Given
        tenant.integration("orders", "replicas: 0");
        tenant.awaitReady("orders", ConditionReason.ScaledToZero);
        annotate("weir.dev/reconciliation", "paused");
        tenant.awaitCondition("orders", ConditionType.ReconciliationPaused, it -> it.status() == Truth.True);

        // When
        tenant.admin()
                .apps()
                .deployments()
                .inNamespace(tenant.namespace())
                .withName("orders")
                .scale(1);
        tenant.integration("orders", "replicas: 0", "tracing: {sampling: 1}");
        tenant.awaitDeployment("orders", it -> it.getStatus().getReplicas() != null);

        // Then
        assertThat(wanted()).isEqualTo(1);

        // When
        annotate("weir.dev/reconciliation", null);

        // Then
        tenant.awaitReady("orders", ConditionReason.ScaledToZero);
        assertThat(wanted()).isZero();
        assertThat(tenant.condition("orders", ConditionType.ReconciliationPaused))
                .isEmpty();
    }

    @Test
    void anAnnotationAsksForOtherPods() {
        // Given
        tenant.integration("orders");
        await().atMost(Cluster.PATIENCE).until(() -> tenant.pods("orders").size() == 1);
        String before = tenant.pods("orders").get(0).getMetadata().getUid();

        // When
        annotate("weir.dev/restarted-at", "2026-11-21T12:00:00Z");

        // Then
        await().atMost(Cluster.PATIENCE).until(() -> tenant.pods("orders").stream()
                .anyMatch(it -> !it.getMetadata().getUid().equals(before)));
    }

    private void annotate(String name, @Nullable String value) {
        String patch = "{\"metadata\": {\"annotations\": {\"%s\": %s}}}"
                .formatted(name, value == null ? "null" : "\"" + value + "\"");
        tenant.admin()
                .resources(Integration.class)
                .inNamespace(tenant.namespace())
                .withName("orders")
                .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
    }
}
