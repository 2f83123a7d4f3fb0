package dev.weir.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.operator.kind.Condition.Truth;
import dev.weir.operator.status.ConditionReason;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of an Integration from its creation to its end. */
class IntegrationLifeIT {
    private static final int MANY = 25;
    private Tenant tenant;

    @BeforeEach
    void begin() {
        tenant = new Tenant("life");
    }

    @AfterEach
    void end() {
        tenant.close();
    }

    @Test
    void everyObjectIsWrittenOnceAndTheStatusOnce() {
        // Given
        tenant.cluster().server().freezeControllers();
        AuditLog audit = tenant.audit();
        for (int i = 0; i < MANY; i++) {
            tenant.integration("orders-" + i);
        }

        // When
        try (WeirOperator operator = tenant.operator()) {
            for (int i = 0; i < MANY; i++) {
                tenant.awaitReady("orders-" + i, ConditionReason.RolloutInProgress);
            }
            assertThat(operator.unseen()).isEmpty();
        }

        // Then
        long each = MANY;
        assertThat(audit.writes())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "patch configmaps", each,
                        "patch services", each,
                        "patch networkpolicies", each,
                        "patch deployments", each,
                        "patch integrations/status", each,
                        "patch brokers/status", 1L));
    }

    @Test
    void nothingIsWrittenAfterARestart() {
        // Given
        tenant.cluster().server().freezeControllers();
        tenant.integration("orders", "replicas: 2", "scaling: {min: 2, max: 4}");
        try (WeirOperator operator = tenant.operator()) {
            tenant.awaitReady("orders", ConditionReason.RolloutInProgress);
            assertThat(operator.trouble()).isEmpty();
        }
        var before = tenant.integrationNamed("orders").require().getStatus();
        AuditLog audit = tenant.audit();

        // When
        try (WeirOperator operator = tenant.operator()) {
            // the newcomer is looked at after those that were there
            tenant.integration("newcomer");
            tenant.awaitReady("newcomer", ConditionReason.RolloutInProgress);
            assertThat(operator.unseen()).isEmpty();
        }

        // Then
        assertThat(tenant.integrationNamed("orders").require().getStatus()).isEqualTo(before);
        assertThat(audit.requests())
                .filteredOn(it -> it.isWrite() && it.name().equals("orders"))
                .isEmpty();
    }

    @Test
    void whatSomebodyChangesIsRepairedAndWhatSomebodyAddsIsKept() {
        // Given
        tenant.integration("orders");
        try (WeirOperator operator = tenant.operator()) {
            tenant.awaitReady("orders", ConditionReason.RolloutInProgress);
            AuditLog audit = tenant.audit();

            // When
            tenant.admin()
                    .services()
                    .inNamespace(tenant.namespace())
                    .withName("orders")
                    .edit(it -> it.edit()
                            .editMetadata()
                            .addToLabels("team", "shop")
                            .addToLabels("app.kubernetes.io/instance", "mine")
                            .endMetadata()
                            .build());

            // Then
            await().atMost(Cluster.PATIENCE)
                    .until(
                            () -> tenant.child(Service.class, "orders")
                                    .getMetadata()
                                    .getLabels(),
                            it -> "orders".equals(it.get("app.kubernetes.io/instance")));
            assertThat(tenant.child(Service.class, "orders").getMetadata().getLabels())
                    .containsEntry("team", "shop");
            assertThat(operator.trouble()).isEmpty();
            assertThat(audit.writes()).containsEntry("patch services", 1L).doesNotContainKey("patch configmaps");
        }
    }

    @Test
    void whatSomebodyDeletesIsMadeAgain() {
        // Given
        tenant.integration("orders");
        try (WeirOperator operator = tenant.operator()) {
            tenant.awaitReady("orders", ConditionReason.RolloutInProgress);
            String before =
                    tenant.child(ConfigMap.class, "orders").getMetadata().getUid();

            // When
            tenant.admin()
                    .configMaps()
                    .inNamespace(tenant.namespace())
                    .withName("orders")
                    .delete();

            // Then
            await().atMost(Cluster.PATIENCE).until(() -> tenant.find(ConfigMap.class, "orders")
                    .filter(it -> !it.getMetadata().getUid().equals(before))
                    .isPresent());
            assertThat(operator.trouble()).isEmpty();
        }
    }

    @Test
    void anObjectOfSomebodyElseIsNeverTakenOver() {
        // Given
        tenant.apply("""
                apiVersion: v1
                kind: Service
                metadata: {name: orders, labels: {owner: somebody}}
                spec: {selector: {app: other}, ports: [{port: 80}]}
                """);
        tenant.integration("orders");
        try (WeirOperator operator = tenant.operator()) {
            // When
            var ready = tenant.awaitReady("orders", ConditionReason.Conflict);

            // Then
            assertThat(ready.status()).isEqualTo(Truth.False);
            assertThat(ready.message()).contains("Service 'orders' is there and belongs to somebody else");
            Service theirs = tenant.child(Service.class, "orders");
            assertThat(theirs.getSpec().getSelector()).containsExactly(Map.entry("app", "other"));
            assertThat(theirs.getMetadata().getOwnerReferences()).isEmpty();

            // When
            tenant.admin().resource(theirs).delete();

            // Then
            tenant.awaitReady("orders", ConditionReason.RolloutInProgress);
            assertThat(operator.trouble()).isEmpty();
        }
    }

    @Test
    void aNamespaceCanBeDeletedWithEverythingInIt() {
        // Given
        tenant.integration("orders");
        try (WeirOperator operator = tenant.operator()) {
            tenant.awaitReady("orders", ConditionReason.RolloutInProgress);

            // When
            tenant.admin().namespaces().withName(tenant.namespace()).delete();

            // Then
            await().atMost(Cluster.PATIENCE)
                    .until(() -> tenant.admin()
                                    .namespaces()
                                    .withName(tenant.namespace())
                                    .get()
                            == null);
            assertThat(operator.trouble()).isEmpty();
        }
    }

    @Test
    void aNameCanBeUsedAgainAtOnce() {
        // Given
        tenant.integration("orders", "replicas: 0");
        try (WeirOperator operator = tenant.operator()) {
            tenant.awaitReady("orders", ConditionReason.ScaledToZero);

            // When
            tenant.integrationNamed("orders").delete();
            tenant.integration("orders", "replicas: 0");

            // Then
            tenant.awaitReady("orders", ConditionReason.ScaledToZero);
            String owner =
                    tenant.integrationNamed("orders").require().getMetadata().getUid();
            FailureIT.CHILDREN.subList(0, 4).forEach(it -> assertThat(
                            tenant.child(it, "orders").getMetadata().getOwnerReferences())
                    .extracting(OwnerReference::getUid)
                    .containsExactly(owner));
            assertThat(operator.trouble()).isEmpty();
        }
    }

    @Test
    void deletionLeavesNothing() {
        // Given
        tenant.integration("orders");
        try (WeirOperator operator = tenant.operator()) {
            tenant.awaitReady("orders", ConditionReason.RolloutInProgress);

            // When
            tenant.integrationNamed("orders").delete();

            // Then
            await().atMost(Cluster.PATIENCE)
                    .until(() -> tenant.find(Deployment.class, "orders").isEmpty()
                            && tenant.find(ConfigMap.class, "orders").isEmpty()
                            && tenant.find(Service.class, "orders").isEmpty());
            assertThat(operator.trouble()).isEmpty();
        }
    }
}
