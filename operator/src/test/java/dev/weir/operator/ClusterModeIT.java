package dev.weir.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.operator.status.ConditionReason;
import dev.weir.operator.status.ConditionType;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One operator for all namespaces, two operators for one, images that are not allowed, many edits. */
class ClusterModeIT {
    private static OperatorSettings everywhere(String namespace) {
        return new OperatorSettings(namespace, Set.of(), List.of(), Map.of(), false, "127.0.0.1", 0, 4);
    }

    @Test
    void oneOperatorServesEveryNamespace() {
        try (Tenant home = new Tenant("home", ClusterModeIT::everywhere);
                Tenant guest = new Tenant("guest");
                WeirOperator operator = home.operator()) {
            // When
            home.integration("orders", "replicas: 0", "configFrom: [{secret: {name: credentials}}]");
            guest.integration("orders", "replicas: 0", "configFrom: [{secret: {name: credentials}}]");
            home.awaitReady("orders", "SecretNotFound");
            guest.awaitReady("orders", "SecretNotFound");
            guest.secret("credentials", Map.of("token", "x"));

            // Then
            guest.awaitReady("orders", ConditionReason.ScaledToZero);
            assertThat(home.condition("orders", ConditionType.Ready)
                            .orElseThrow()
                            .reason())
                    .isEqualTo("SecretNotFound");
            assertThat(operator.trouble()).isEmpty();
        }
    }

    @Test
    void anImageThatIsNotAllowedIsNotRun() {
        try (Tenant tenant = new Tenant(
                        "images",
                        it -> new OperatorSettings(
                                it, Set.of(it), List.of("registry.example/"), Map.of(), false, "127.0.0.1", 0, 4));
                WeirOperator operator = tenant.operator()) {
            // When
            tenant.integration("orders");

            // Then
            assertThat(tenant.awaitReady("orders", ConditionReason.ImageNotAllowed)
                            .message())
                    .contains("'weir/log-sink:0.1.0'", "allowed is what begins with registry.example/");
            assertThat(tenant.find(Deployment.class, "orders")).isEmpty();
            assertThat(operator.trouble()).isEmpty();
        }
    }

    @Test
    void whatTheServerRefusesIsInTheStatus() {
        try (Tenant tenant = new Tenant("refused");
                WeirOperator operator = tenant.operator()) {
            // When
            tenant.integration("orders", "podTemplate: {labels: {\"no label!\": x}}");

            // Then
            assertThat(tenant.awaitReady("orders", ConditionReason.Rejected).message())
                    .contains("Deployment 'orders' is refused", "no label!");

            // When
            tenant.integration("orders", "podTemplate: {labels: {label: x}}");

            // Then
            tenant.awaitReady("orders", ConditionReason.RolloutInProgress);
            assertThat(operator.trouble()).isEmpty();
        }
    }

    @Test
    void twoOperatorsAtOnceDoNoHarm() {
        try (Tenant tenant = new Tenant("two");
                WeirOperator one = tenant.operator();
                WeirOperator other = tenant.operator()) {
            // When
            for (int i = 0; i < 10; i++) {
                tenant.integration("orders-" + i, "replicas: 0");
            }

            // Then
            for (int i = 0; i < 10; i++) {
                tenant.awaitReady("orders-" + i, ConditionReason.ScaledToZero);
            }
            // and neither undoes for ever what the other does
            AuditLog audit = tenant.audit();
            await().atMost(Cluster.PATIENCE).pollInterval(Duration.ofSeconds(2)).until(() -> audit.lastWrite()
                    .orElse(Instant.EPOCH)
                    .isBefore(Instant.now().minusSeconds(3)));
            assertThat(one.trouble()).isEmpty();
            assertThat(other.trouble()).isEmpty();
        }
    }

    @Test
    void anySequenceOfEditsEndsAsTheLastOneAloneWould() {
        // Given
        List<String[]> edits = List.of(
                new String[] {"replicas: 2"},
                new String[] {"replicas: 0"},
                new String[] {"state: Paused"},
                new String[] {"state: Stopped", "replicas: 3"},
                new String[] {"config: {level: loud}"},
                new String[] {"config: {level: warn}"},
                new String[] {"scaling: {min: 2, max: 5}", "replicas: 2"},
                new String[] {"configFrom: [{secret: {name: missing}}]"});
        var random = new Random(20261121);
        try (Tenant tenant = new Tenant("edits");
                WeirOperator operator = tenant.operator()) {
            // When
            for (int i = 0; i < 30; i++) {
                tenant.integration("orders", edits.get(random.nextInt(edits.size())));
            }
            tenant.integration("orders", "replicas: 1");
            tenant.integration("single", "replicas: 1");

            // Then
            tenant.awaitReady("single", ConditionReason.RolloutInProgress);
            tenant.awaitReady("orders", ConditionReason.RolloutInProgress);
            await().atMost(Cluster.PATIENCE)
                    .until(() -> kinds(tenant, "orders"), it -> it.equals(kinds(tenant, "single")));
            Deployment orders = tenant.child(Deployment.class, "orders");
            Deployment alone = tenant.child(Deployment.class, "single");
            assertThat(orders.getSpec().getReplicas()).isEqualTo(alone.getSpec().getReplicas());
            assertThat(orders.getSpec().getTemplate().getSpec().getVolumes())
                    .hasSameSizeAs(alone.getSpec().getTemplate().getSpec().getVolumes());
            assertThat(operator.trouble()).isEmpty();
        }
    }

    private static List<String> kinds(Tenant tenant, String name) {
        return FailureIT.CHILDREN.stream()
                .filter(it -> tenant.find(it, name).isPresent())
                .map(Class::getSimpleName)
                .toList();
    }

    @Test
    void aListAnswersWhatRunsAndWhyNot() throws Exception {
        try (Tenant tenant = new Tenant("columns");
                WeirOperator operator = tenant.operator()) {
            // Given
            tenant.integration("orders", "replicas: 0");
            tenant.awaitReady("orders", ConditionReason.ScaledToZero);

            // When
            Table table = Table.of(tenant, "integrations");

            // Then
            assertThat(table.columns())
                    .containsExactly("Name", "Ready", "Reason", "Replicas", "Broker", "In→Out", "Age");
            assertThat(table.rows().get(0).subList(0, 6))
                    .containsExactly("orders", "True", "ScaledToZero", "0", "main", "orders →");
            assertThat(operator.trouble()).isEmpty();
        }
    }
}
