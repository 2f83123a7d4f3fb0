package dev.weir.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.operator.kind.Condition;
import dev.weir.operator.kind.Condition.Truth;
import dev.weir.operator.status.ConditionReason;
import dev.weir.operator.status.ConditionType;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What goes wrong around the operator, and what it says and does about it. */
class FailureIT {
    /** The Broker's status, six objects and the Integration's status: every write there is, and one more. */
    private static final int WRITES = 9;

    static final List<Class<? extends HasMetadata>> CHILDREN = List.of(
            ConfigMap.class,
            Service.class,
            NetworkPolicy.class,
            Deployment.class,
            PodDisruptionBudget.class,
            HorizontalPodAutoscaler.class);

    private Tenant tenant;

    @BeforeEach
    void begin() {
        tenant = new Tenant("failure");
    }

    @AfterEach
    void end() {
        tenant.close();
    }

    @Test
    void aProcessThatEndsAgainAndAgainIsInTheStatusWithTheCommandForItsLastWords() {
        try (WeirOperator operator = tenant.operator()) {
            // Given
            Pod pod = firstPod();

            // When
            FakeKubelet.makeWait(tenant, pod, "CrashLoopBackOff", "back-off 5m0s", 4);

            // Then
            Condition ready = tenant.awaitReady("orders", ConditionReason.CrashLoop);
            assertThat(ready.message())
                    .contains("4 restarts", "exit code 137", "raise resources.limits.memory", "kubectl logs")
                    .contains(pod.getMetadata().getName() + " --previous");

            // When
            FakeKubelet.makeReady(tenant, pod);

            // Then
            tenant.awaitReady("orders", ConditionReason.RolloutComplete);
            assertThat(operator.trouble()).isEmpty();
        }
    }

    @Test
    void anImageThatCannotBePulledIsInTheStatus() {
        try (WeirOperator operator = tenant.operator()) {
            // When
            FakeKubelet.makeWait(tenant, firstPod(), "ImagePullBackOff", "not found", 0);

            // Then
            assertThat(tenant.awaitReady("orders", ConditionReason.ImagePull).message())
                    .contains("weir/log-sink:0.1.0", "imagePullSecrets", "not found");
            assertThat(operator.trouble()).isEmpty();
        }
    }

    private Pod firstPod() {
        tenant.integration("orders");
        await().atMost(Cluster.PATIENCE).until(() -> !tenant.pods("orders").isEmpty());
        return tenant.pods("orders").get(0);
    }

    @Test
    void aQuotaThatIsUsedUpIsInTheStatus() {
        // Given
        tenant.apply("""
                apiVersion: v1
                kind: ResourceQuota
                metadata: {name: none}
                spec: {hard: {pods: "0"}}
                """);
        await().atMost(Cluster.PATIENCE)
                .until(
                        () -> tenant.admin()
                                .resourceQuotas()
                                .inNamespace(tenant.namespace())
                                .withName("none")
                                .get()
                                .getStatus(),
                        it -> it != null
                                && it.getHard() != null
                                && !it.getHard().isEmpty());
        try (WeirOperator operator = tenant.operator()) {
            // When
            tenant.integration("orders");

            // Then
            assertThat(tenant.awaitReady("orders", ConditionReason.QuotaExceeded)
                            .message())
                    .contains("raise the namespace's quota", "exceeded quota: none");
            assertThat(operator.trouble()).isEmpty();
        }
    }

    @Test
    void whatTheOperatorMayNotDoIsInTheStatusUntilItMay() {
        // Given
        var role = tenant.admin().rbac().roles().inNamespace(tenant.namespace()).withName(Tenant.ACCOUNT);
        try (WeirOperator operator = tenant.operator()) {
            var before = role.require();
            role.edit(it -> it.edit()
                    .withRules(it.getRules().stream()
                            .map(rule -> rule.getResources().contains("deployments")
                                    ? rule.edit()
                                            .withVerbs("get", "list", "watch")
                                            .build()
                                    : rule)
                            .toList())
                    .build());
            awaitMay("patch", false);

            // When
            tenant.integration("orders");

            // Then
            Condition programmed =
                    tenant.awaitCondition("orders", ConditionType.Programmed, it -> it.status() == Truth.False);
            assertThat(programmed.reason()).isEqualTo("Forbidden");
            assertThat(programmed.message())
                    .contains("Deployment 'orders' may not be written", "cannot patch resource", "deployments");

            // When
            role.edit(it -> it.edit().withRules(before.getRules()).build());

            // Then
            tenant.awaitReady("orders", ConditionReason.RolloutInProgress);
            assertThat(operator.trouble()).isEmpty();
        }
    }

    /** The server learns of roles through a watch of its own. */
    private void awaitMay(String verb, boolean may) {
        await().atMost(Cluster.PATIENCE).until(() -> {
            try {
                new StartCheck(tenant.client(), tenant.settings()).run();
                return may;
            } catch (StartFailure lacking) {
                assertThat(lacking).hasMessageContaining(verb + " deployments.apps");
                return !may;
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> anOperatorThatIsKilledAfterAnyWriteIsFinishedByTheNext() {
        return IntStream.rangeClosed(0, WRITES)
                .mapToObj(writes -> DynamicTest.dynamicTest("after write " + writes, () -> killedAfter(writes)));
    }

    private void killedAfter(int writes) throws InterruptedException {
        try (Tenant killed = new Tenant("killed")) {
            // Given
            killed.integration("orders", "replicas: 2", "scaling: {min: 2, max: 4}");
            WriteLimit limit = new WriteLimit(writes);
            try (KubernetesClient client = killed.client(
                    it -> it.withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("limit", limit)))) {
                WeirOperator first = killed.operator(client);
                try {
                    assertThat(limit.awaitReached(Cluster.PATIENCE.toSeconds())).isTrue();
                } finally {
                    first.close();
                }
            }

            // When
            try (WeirOperator second = killed.operator()) {
                // Then
                killed.awaitReady("orders", ConditionReason.RolloutInProgress);
                CHILDREN.forEach(it -> assertThat(killed.find(it, "orders"))
                        .as(it.getSimpleName())
                        .isPresent());
                assertThat(second.trouble()).isEmpty();
            }
        }
    }

    @Test
    void anApiServerThatGoesAwayAndComesBackIsFollowed() {
        try (WeirOperator operator = tenant.operator()) {
            // Given
            tenant.integration("orders", "replicas: 0");
            tenant.awaitReady("orders", ConditionReason.ScaledToZero);

            // When
            tenant.cluster().server().stopApiServer();
            tenant.cluster().server().startApiServer();
            tenant.integration("orders", "replicas: 1");

            // Then
            tenant.awaitReady("orders", ConditionReason.RolloutInProgress);
            assertThat(operator.trouble()).isEmpty();
            assertThat(operator.unseen()).isEmpty();
        }
    }

    @Test
    void nothingIsAskedThatTheTableOfRightsDoesNotGrant() {
        // Given
        AuditLog audit = tenant.audit();
        try (WeirOperator operator = tenant.operator()) {
            // When
            tenant.integration("orders", "replicas: 2", "scaling: {min: 2, max: 4}");
            tenant.awaitReady("orders", ConditionReason.RolloutInProgress);
            tenant.integration("orders", "state: Paused");
            await().atMost(Cluster.PATIENCE)
                    .until(() -> tenant.find(HorizontalPodAutoscaler.class, "orders")
                                    .isEmpty()
                            && tenant.find(PodDisruptionBudget.class, "orders").isEmpty());
            assertThat(operator.trouble()).isEmpty();
        }

        // Then
        assertThat(audit.requests()).isNotEmpty().allSatisfy(it -> {
            assertThat(it.code()).as(it.toString()).isNotEqualTo(403);
            assertThat(Rights.ALL)
                    .as(it.toString())
                    .anyMatch(right -> right.group().equals(it.group())
                            && right.resource().equals(it.resource())
                            && right.verbs().contains(it.verb()));
        });
    }
}
