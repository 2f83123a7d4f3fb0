package dev.weir.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.operator.kind.Broker;
import dev.weir.operator.kind.Condition.Truth;
import dev.weir.operator.kind.Integration;
import dev.weir.operator.status.ConditionReason;
import dev.weir.testkit.KubeNodes;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.autoscaling.v1.Scale;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With nodes that take pods: what becomes ready, is scaled, is replaced, and what is left when things are deleted. */
class NodesIT {
    private static KubeNodes nodes;

    private Tenant tenant;
    private WeirOperator operator;

    @BeforeAll
    static void startNodes() {
        nodes = Cluster.shared().server().nodes(2);
    }

    @AfterAll
    static void endNodes() {
        nodes.close();
    }

    @BeforeEach
    void begin() {
        tenant = new Tenant("nodes");
        operator = tenant.operator();
    }

    @AfterEach
    void end() {
        operator.close();
        tenant.close();
    }

    /** Everything of an Integration there is, down to the pods. */
    private List<String> everything(String integration) {
        Stream<Class<? extends HasMetadata>> kinds =
                Stream.concat(FailureIT.CHILDREN.stream(), Stream.of(ReplicaSet.class, Pod.class));
        return kinds.flatMap(kind -> tenant
                        .admin()
                        .resources(kind)
                        .inNamespace(tenant.namespace())
                        .withLabel("weir.dev/integration", integration)
                        .list()
                        .getItems()
                        .stream())
                .map(it -> it.getKind() + " " + it.getMetadata().getName())
                .toList();
    }

    private void awaitNothingOf(String integration) {
        await("nothing of " + integration)
                .atMost(Cluster.PATIENCE)
                .untilAsserted(() -> assertThat(everything(integration)).isEmpty());
    }

    private Scale scale() {
        return tenant.integrationNamed("orders").scale();
    }

    @Test
    void scalingGoesThroughTheScaleOfTheIntegrationAlone() {
        // Given
        tenant.integration("orders");
        assertThat(tenant.awaitReady("orders", ConditionReason.RolloutComplete).status())
                .isEqualTo(Truth.True);

        // When
        tenant.integrationNamed("orders").scale(3);

        // Then
        await().atMost(Cluster.PATIENCE).until(() -> scale().getStatus().getReplicas() == 3);
        tenant.awaitReady("orders", ConditionReason.RolloutComplete);
        assertThat(tenant.pods("orders")).hasSize(3);
        assertThat(scale().getStatus().getSelector()).isEqualTo("weir.dev/integration=orders");
        assertThat(tenant.integrationNamed("orders").require().getStatus().readyReplicas())
                .isEqualTo(3);

        // When
        tenant.integrationNamed("orders").scale(0);

        // Then
        assertThat(tenant.awaitReady("orders", ConditionReason.ScaledToZero).status())
                .isEqualTo(Truth.True);
        await().atMost(Cluster.PATIENCE).until(() -> tenant.pods("orders").isEmpty());
        assertThat(scale().getStatus().getReplicas()).isZero();
    }

    @Test
    void aRealAutoscalerAndTheOperatorDoNotFight() {
        // When
        tenant.integration("orders", "scaling: {min: 2, max: 5, targetLag: 500}");

        // Then
        await("the autoscaler asks for its least")
                .atMost(Cluster.PATIENCE)
                .until(() -> scale().getSpec().getReplicas() == 2);
        tenant.awaitReady("orders", ConditionReason.RolloutComplete);

        // When somebody asks for more than the autoscaler may
        AuditLog audit = tenant.audit();
        tenant.integrationNamed("orders").scale(9);

        // Then
        await("the autoscaler asks for its most")
                .atMost(Cluster.PATIENCE)
                .until(() -> scale().getSpec().getReplicas() == 5);
        tenant.awaitDeployment("orders", it -> it.getSpec().getReplicas() == 5);
        tenant.awaitReady("orders", ConditionReason.RolloutComplete);
        assertThat(tenant.child(HorizontalPodAutoscaler.class, "orders")
                        .getStatus()
                        .getConditions())
                .anyMatch(it ->
                        it.getType().equals("AbleToScale") && it.getStatus().equals("True"));
        assertThat(audit.requests())
                .filteredOn(AuditLog.Request::isWrite)
                .noneMatch(it -> it.resource().equals("integrations")
                        || it.resource().endsWith("/scale")
                        || it.resource().equals("horizontalpodautoscalers"));

        // When
        tenant.integrationNamed("orders").scale(0);

        // Then zero stands: no autoscaler wakes what somebody put to sleep
        assertThat(tenant.awaitReady("orders", ConditionReason.ScaledToZero).status())
                .isEqualTo(Truth.True);
        await().atMost(Cluster.PATIENCE)
                .until(() -> tenant.child(HorizontalPodAutoscaler.class, "orders").getStatus().getConditions().stream()
                        .anyMatch(it -> it.getReason().equals("ScalingDisabled")));
        // a zero is left out on the way
        assertThat(scale().getSpec().getReplicas()).isIn(0, null);
    }

    @Test
    void anotherConfigurationReplacesThePodsAndAFailingPodIsSeen() {
        // Given
        tenant.integration("orders", "replicas: 2");
        tenant.awaitReady("orders", ConditionReason.RolloutComplete);
        List<String> before = names(tenant.pods("orders"));

        // When
        tenant.integration("orders", "replicas: 2", "config: {level: warn}");

        // Then
        tenant.awaitReady("orders", ConditionReason.RolloutComplete);
        assertThat(names(tenant.pods("orders"))).hasSize(2).doesNotContainAnyElementsOf(before);
        assertThat(tenant.child(Deployment.class, "orders").getStatus().getUpdatedReplicas())
                .isEqualTo(2);

        // When
        makeUnready(tenant.pods("orders").get(0));

        // Then
        assertThat(tenant.awaitReady("orders", ConditionReason.RolloutInProgress)
                        .message())
                .contains("1 of 2 processes are ready");
    }

    private static List<String> names(List<Pod> pods) {
        return pods.stream().map(it -> it.getMetadata().getName()).toList();
    }

    private void makeUnready(Pod pod) {
        tenant.admin().pods().resource(pod).editStatus(it -> new PodBuilder(it)
                .editStatus()
                .removeMatchingFromConditions(condition -> condition.getType().equals("Ready"))
                .addToConditions(new PodConditionBuilder()
                        .withType("Ready")
                        .withStatus("False")
                        .withLastTransitionTime("2026-11-21T12:00:00Z")
                        .build())
                .endStatus()
                .build());
    }

    @Test
    void nothingIsLeftOfAnIntegrationThatIsDeleted() {
        // Given
        tenant.integration("orders", "replicas: 2", "scaling: {min: 2, max: 5}");
        tenant.integration("others");
        tenant.awaitReady("orders", ConditionReason.RolloutComplete);
        tenant.awaitReady("others", ConditionReason.RolloutComplete);
        assertThat(everything("orders")).hasSizeGreaterThanOrEqualTo(9);

        // When
        tenant.integrationNamed("orders").delete();

        // Then
        awaitNothingOf("orders");
        assertThat(tenant.integrationNamed("orders").get()).isNull();
        assertThat(everything("others")).hasSize(6);
    }

    @Test
    void aBrokerInUseCanBeDeletedAndWhatRunsRunsOn() {
        // Given
        tenant.integration("orders");
        tenant.awaitReady("orders", ConditionReason.RolloutComplete);
        List<String> before = everything("orders");
        Broker broker = tenant.brokerNamed("main").require();

        // When
        tenant.brokerNamed("main").delete();

        // Then
        tenant.awaitReady("orders", "BrokerNotFound");
        assertThat(tenant.brokerNamed("main").get()).isNull();
        assertThat(everything("orders")).containsExactlyInAnyOrderElementsOf(before);

        // When the Integration goes too
        tenant.integrationNamed("orders").delete();

        // Then
        awaitNothingOf("orders");

        // When both come back
        broker.getMetadata().setResourceVersion(null);
        tenant.admin().resource(broker).create();
        tenant.integration("orders");

        // Then
        tenant.awaitReady("orders", ConditionReason.RolloutComplete);
    }

    @Test
    void aNamespaceWithRunningPodsGoesAsAWhole() {
        // Given
        tenant.integration("orders", "replicas: 2");
        tenant.awaitReady("orders", ConditionReason.RolloutComplete);

        // When
        tenant.admin().namespaces().withName(tenant.namespace()).delete();

        // Then
        await().atMost(Cluster.PATIENCE)
                .until(() ->
                        tenant.admin().namespaces().withName(tenant.namespace()).get() == null);
        assertThat(operator.trouble()).isEmpty();
    }

    @Test
    void theKindItselfCanBeDeletedAndComeBack() {
        // Given
        tenant.integration("orders", "replicas: 2");
        tenant.awaitReady("orders", ConditionReason.RolloutComplete);
        var kind =
                tenant.admin().apiextensions().v1().customResourceDefinitions().withName("integrations.weir.dev");

        // When
        kind.delete();

        // Then
        await().atMost(Cluster.PATIENCE).until(() -> kind.get() == null);
        awaitNothingOf("orders");

        // When
        operator.close();
        Cluster.shared().installKinds();
        tenant.integration("orders");

        // Then
        operator = tenant.operator();
        tenant.awaitReady("orders", ConditionReason.RolloutComplete);
        assertThat(tenant.admin()
                        .resources(Integration.class)
                        .inNamespace(tenant.namespace())
                        .list()
                        .getItems())
                .hasSize(1);
    }
}
