package dev.weir.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.operator.status.ConditionReason;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of several operators one works. */
class LeaderIT {
    @Test
    void whenTheLeaderEndsAnotherGoesOn() {
        try (Tenant tenant = new Tenant("leader", true);
                KubernetesClient another = tenant.client(it -> it);
                WeirOperator first = operator(tenant, tenant.client())) {
            // Given
            await().atMost(Cluster.PATIENCE).until(() -> holder(tenant).isPresent());
            String leader = holder(tenant).orElseThrow();
            try (WeirOperator second = operator(tenant, another)) {
                tenant.integration("orders", "replicas: 0");
                tenant.awaitReady("orders", ConditionReason.ScaledToZero);

                // When
                first.close();
                tenant.integration("later", "replicas: 0");

                // Then
                tenant.awaitReady("later", ConditionReason.ScaledToZero);
                assertThat(holder(tenant)).get().isNotEqualTo(leader);
                assertThat(second.trouble()).isEmpty();
            }
        }
    }

    private static WeirOperator operator(Tenant tenant, KubernetesClient client) {
        var operator = new WeirOperator(client, tenant.settings(), Clock.systemUTC(), why -> {});
        operator.start();
        return operator;
    }

    private static Optional<String> holder(Tenant tenant) {
        return tenant.find(Lease.class, "weir-operator")
                .map(it -> it.getSpec().getHolderIdentity())
                .filter(it -> !it.isBlank());
    }
}
