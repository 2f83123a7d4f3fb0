package dev.weir.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.operator.kind.Condition;
import dev.weir.operator.kind.Condition.Truth;
import dev.weir.operator.optional.PodMonitor;
import dev.weir.operator.optional.ScaledObject;
import dev.weir.operator.optional.ServiceMonitor;
import dev.weir.operator.optional.TriggerAuthentication;
import dev.weir.operator.status.ConditionReason;
import dev.weir.operator.status.ConditionType;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Kinds that a cluster may lack: said when they are, used when they come. */
class OptionalKindsIT {
    private static final List<String> KINDS = List.of(
            "scaledobjects.keda.sh",
            "triggerauthentications.keda.sh",
            "podmonitors.monitoring.coreos.com",
            "servicemonitors.monitoring.coreos.com");
    private static final Pace OFTEN = new Pace(Duration.ofSeconds(2), Duration.ofSeconds(1));

    @AfterEach
    void removeKinds() {
        var kinds = Cluster.shared().admin().apiextensions().v1().customResourceDefinitions();
        KINDS.forEach(it -> kinds.withName(it).delete());
        KINDS.forEach(it ->
                await().atMost(Cluster.PATIENCE).until(() -> kinds.withName(it).get() == null));
    }

    private static void installKinds() {
        Cluster.shared().installKinds(resources("optional"));
    }

    private static Path resources(String folder) {
        return Path.of(System.getProperty("basedir", ""), "src", "test", "resources", folder);
    }

    @Test
    void aServiceMonitorStandsInUntilThereArePodMonitors() {
        try (Tenant tenant = new Tenant(
                "monitors",
                it -> new OperatorSettings(
                        it, Set.of(it), List.of(), Map.of("release", "prometheus"), false, "127.0.0.1", 0, 4))) {
            // Given
            Cluster.shared().installKinds(resources("service-monitors"));
            try (WeirOperator operator = tenant.operator(OFTEN)) {
                // When
                tenant.integration("orders", "replicas: 0");
                tenant.awaitReady("orders", ConditionReason.ScaledToZero);

                // Then
                ServiceMonitor monitor = tenant.child(ServiceMonitor.class, "orders");
                assertThat(monitor.getMetadata().getLabels()).containsEntry("release", "prometheus");
                assertThat(monitor.getSpec().endpoints().get(0).path()).isEqualTo("/actuator/prometheus");

                // When
                installKinds();

                // Then
                awaitGone(tenant, ServiceMonitor.class);
                assertThat(tenant.child(PodMonitor.class, "orders")
                                .getMetadata()
                                .getLabels())
                        .containsEntry("release", "prometheus");
                assertThat(operator.trouble()).isEmpty();
            }
        }
    }

    private static Condition awaitAutoscaled(Tenant tenant, ConditionReason reason) {
        return tenant.awaitCondition(
                "orders", ConditionType.Autoscaled, it -> it.reason().equals(reason.name()));
    }

    private static void awaitGone(Tenant tenant, Class<? extends HasMetadata> kind) {
        await(kind.getSimpleName() + " gone").atMost(Cluster.PATIENCE).until(() -> tenant.find(kind, "orders")
                .isEmpty());
    }

    private static void broker(Tenant tenant) {
        tenant.secret("login", Map.of("username", "weir", "password", "secret"));
        tenant.apply("""
                apiVersion: weir.dev/v1alpha1
                kind: Broker
                metadata: {name: main}
                spec: {type: kafka, addresses: ["kafka.example:9092"], auth: {secret: {name: login}}}
                """);
    }

    @Test
    void kedaIsMissedUntilItComesAndThenAsksTheBroker() {
        try (Tenant tenant = new Tenant("keda")) {
            broker(tenant);
            try (WeirOperator operator = tenant.operator(OFTEN)) {
                // When
                tenant.integration("orders", "scaling: {max: 4, targetLag: 500}");

                // Then the cluster's own autoscaler has nobody to ask
                assertThat(awaitAutoscaled(tenant, ConditionReason.MetricsUnavailable)
                                .message())
                        .contains("weir_lag", "KEDA, which would ask the broker, is not installed");
                assertThat(tenant.find(HorizontalPodAutoscaler.class, "orders")).isPresent();

                // When
                installKinds();

                // Then
                awaitAutoscaled(tenant, ConditionReason.ByBrokerLag);
                ScaledObject scaled = tenant.child(ScaledObject.class, "orders");
                assertThat(scaled.getSpec().scaleTargetRef().kind()).isEqualTo("Integration");
                assertThat(scaled.getSpec().triggers().get(0).metadata()).containsEntry("lagThreshold", "500");
                assertThat(tenant.child(TriggerAuthentication.class, "orders")
                                .getSpec()
                                .secretTargetRef())
                        .extracting(TriggerAuthentication.Parameter::name)
                        .containsOnly("login");
                assertThat(tenant.find(PodMonitor.class, "orders")).isPresent();
                awaitGone(tenant, HorizontalPodAutoscaler.class);

                // When nothing happens but looks
                AuditLog audit = tenant.audit();
                tenant.integration("later", "replicas: 0");
                tenant.awaitReady("later", ConditionReason.ScaledToZero);

                // Then
                assertThat(audit.requests())
                        .filteredOn(it -> it.isWrite() && it.name().equals("orders"))
                        .isEmpty();

                // When KEDA cannot do its work
                kedaSays(tenant, "False", "no such topic");

                // Then
                assertThat(awaitAutoscaled(tenant, ConditionReason.MetricsUnavailable))
                        .satisfies(it -> assertThat(it.status()).isEqualTo(Truth.False))
                        .satisfies(it -> assertThat(it.message()).contains("no such topic"));

                // When everything is put to sleep
                tenant.integrationNamed("orders").scale(0);

                // Then nobody is there to wake it
                tenant.awaitReady("orders", ConditionReason.ScaledToZero);
                awaitGone(tenant, ScaledObject.class);

                // When
                tenant.integrationNamed("orders").delete();

                // Then
                awaitGone(tenant, PodMonitor.class);
                assertThat(operator.trouble()).isEmpty();
            }
        }
    }

    private static void kedaSays(Tenant tenant, String ready, String message) {
        ScaledObject scaled = tenant.child(ScaledObject.class, "orders");
        scaled.setStatus(new ScaledObject.Status(
                List.of(new ScaledObject.Statement("Ready", ready, "ScaledObjectCheckFailed", message))));
        tenant.admin().resource(scaled).updateStatus();
    }
}
