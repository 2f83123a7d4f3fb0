package dev.weir.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.operator.manifest.Labels;
import dev.weir.operator.status.ConditionReason;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What others do to the objects of an Integration, after the operator has looked at them. */
class DriftIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> MINE = Map.of(Labels.INTEGRATION, "mine");

    private Tenant tenant;
    private WeirOperator operator;

    @BeforeEach
    void begin() {
        tenant = new Tenant("drift");
        tenant.cluster().server().freezeControllers();
        operator = tenant.operator();
        tenant.integration("orders", "replicas: 2", "scaling: {min: 2, max: 4}");
        tenant.awaitReady("orders", ConditionReason.RolloutInProgress);
    }

    @AfterEach
    void end() {
        operator.close();
        tenant.close();
    }

    @TestFactory
    Stream<DynamicTest> aFieldOfOursIsChangedBackWithOneWriteAndALabelOfTheirsIsKept() {
        return Stream.of(
                drift(ConfigMap.class, "configmaps", it -> it.getData().put("state", "Mine")),
                drift(Service.class, "services", it -> it.getSpec().setSelector(MINE)),
                drift(NetworkPolicy.class, "networkpolicies", it -> it.getSpec()
                        .getPodSelector()
                        .setMatchLabels(MINE)),
                drift(Deployment.class, "deployments", it -> it.getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .get(0)
                        .setImage("mine")),
                drift(PodDisruptionBudget.class, "poddisruptionbudgets", it -> it.getSpec()
                        .setMaxUnavailable(new IntOrString(2))),
                drift(HorizontalPodAutoscaler.class, "horizontalpodautoscalers", it -> it.getSpec()
                        .setMaxReplicas(99)));
    }

    private <R extends HasMetadata> DynamicTest drift(Class<R> kind, String resource, Consumer<R> edit) {
        return DynamicTest.dynamicTest(kind.getSimpleName(), () -> {
            // Given
            JsonNode before = asked(tenant.child(kind, "orders"));
            AuditLog audit = tenant.audit();

            // When
            change(kind, it -> {
                edit.accept(it);
                assertThat(asked(it)).isNotEqualTo(before);
            });

            // Then
            await().atMost(Cluster.PATIENCE).until(() -> asked(tenant.child(kind, "orders")), before::equals);

            // When
            change(kind, it -> it.getMetadata().getLabels().put("team", "shop"));

            // Then
            tenant.integration("later-" + resource);
            tenant.awaitReady("later-" + resource, ConditionReason.RolloutInProgress);
            assertThat(tenant.child(kind, "orders").getMetadata().getLabels()).containsEntry("team", "shop");
            assertThat(audit.requests())
                    .filteredOn(it -> it.isWrite() && it.name().equals("orders"))
                    .extracting(AuditLog.Request::resource)
                    .containsExactly(resource);
        });
    }

    private <R extends HasMetadata> void change(Class<R> kind, Consumer<R> change) {
        tenant.admin()
                .resources(kind)
                .inNamespace(tenant.namespace())
                .withName("orders")
                .edit(it -> {
                    change.accept(it);
                    return it;
                });
    }

    /** What is asked of an object, without what is said about it. */
    private static JsonNode asked(HasMetadata object) {
        JsonNode tree = JSON.valueToTree(object);
        return tree.has("spec") ? tree.path("spec") : tree.path("data");
    }

    @Test
    void anObjectOfOursThatLostItsLabelIsFoundAndNotTakenForSomebodyElses() {
        // When
        tenant.admin()
                .services()
                .inNamespace(tenant.namespace())
                .withName("orders")
                .edit(it -> it.edit()
                        .editMetadata()
                        .removeFromLabels(Labels.MANAGED_BY)
                        .endMetadata()
                        .build());

        // Then
        await().atMost(Cluster.PATIENCE)
                .until(
                        () -> tenant.child(Service.class, "orders")
                                .getMetadata()
                                .getLabels(),
                        it -> it.containsKey(Labels.MANAGED_BY));
        tenant.awaitReady("orders", ConditionReason.RolloutInProgress);
        assertThat(operator.trouble()).isEmpty();
    }
}
