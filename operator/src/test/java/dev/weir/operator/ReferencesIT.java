package dev.weir.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.model.BrokerType;
import dev.weir.operator.kind.Condition.Truth;
import dev.weir.operator.kind.Reading;
import dev.weir.operator.status.ConditionReason;
import dev.weir.operator.status.ConditionSet;
import dev.weir.operator.status.ConditionType;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What an Integration names: missing, late, changed, wrong. What runs runs on. */
class ReferencesIT {
    private static final String FROM_SECRET = "configFrom: [{secret: {name: credentials}}]";
    private Tenant tenant;
    private WeirOperator operator;

    @BeforeEach
    void begin() {
        tenant = new Tenant("refs");
        operator = tenant.operator();
    }

    @AfterEach
    void end() {
        operator.close();
        tenant.close();
    }

    private String template(String label) {
        return tenant.child(Deployment.class, "orders")
                .getSpec()
                .getTemplate()
                .getMetadata()
                .getAnnotations()
                .getOrDefault(label, "");
    }

    @Test
    void aSecretThatComesLateIsWaitedForAndSeenAtOnce() {
        // Given
        tenant.integration("orders", FROM_SECRET);

        // When
        var refs = tenant.awaitCondition("orders", ConditionType.ResolvedRefs, it -> it.status() == Truth.False);

        // Then
        assertThat(refs.reason()).isEqualTo("SecretNotFound");
        assertThat(refs.message()).contains("Secret 'credentials' does not exist in namespace");
        assertThat(tenant.find(Deployment.class, "orders")).isEmpty();

        // When
        tenant.secret("credentials", Map.of("token", "first"));

        // Then
        tenant.awaitReady("orders", ConditionReason.RolloutInProgress);
        assertThat(tenant.child(ConfigMap.class, "orders").getData().toString()).doesNotContain("first");
    }

    @Test
    void anotherValueReplacesThePodsAndAnotherLabelDoesNot() {
        // Given
        tenant.secret("credentials", Map.of("token", "first"));
        tenant.integration("orders", FROM_SECRET);
        tenant.awaitReady("orders", ConditionReason.RolloutInProgress);
        String digest = template("weir.dev/secret-digest");
        AuditLog audit = tenant.audit();

        // When
        tenant.admin()
                .secrets()
                .inNamespace(tenant.namespace())
                .withName("credentials")
                .edit(it -> it.edit()
                        .editMetadata()
                        .addToLabels("touched", "yes")
                        .endMetadata()
                        .build());
        tenant.secret("credentials", Map.of("token", "second"));

        // Then
        tenant.awaitDeployment(
                "orders", it -> !template("weir.dev/secret-digest").equals(digest));
        assertThat(audit.writes()).containsEntry("patch deployments", 1L).doesNotContainKey("patch configmaps");
    }

    @Test
    void anInvalidEditLeavesWhatRunsAlone() {
        // Given
        tenant.integration("orders", "config: {level: warn}");
        tenant.awaitReady("orders", ConditionReason.RolloutInProgress);
        String before = tenant.child(ConfigMap.class, "orders").getMetadata().getResourceVersion();
        long generation = tenant.child(Deployment.class, "orders").getMetadata().getGeneration();

        // When
        tenant.integration("orders", "config: {level: loud, volume: 11}");

        // Then
        var accepted = tenant.awaitCondition("orders", ConditionType.Accepted, it -> it.status() == Truth.False);
        assertThat(accepted.message()).contains("level", "loud", "volume");
        var ready = tenant.awaitReady("orders", accepted.reason());
        assertThat(ready.message()).contains("what runs of it runs on as before");
        assertThat(tenant.condition("orders", ConditionType.Stalled)).isPresent();
        assertThat(tenant.child(ConfigMap.class, "orders").getMetadata().getResourceVersion())
                .isEqualTo(before);
        assertThat(tenant.child(Deployment.class, "orders").getMetadata().getGeneration())
                .isEqualTo(generation);

        // When
        tenant.integration("orders", "config: {level: info}");

        // Then
        tenant.awaitReady("orders", ConditionReason.RolloutInProgress);
        assertThat(tenant.condition("orders", ConditionType.Stalled)).isEmpty();
    }

    @Test
    void aBrokerThatGoesAwayIsSaidAndWhatRunsRunsOn() {
        // Given
        tenant.integration("orders");
        tenant.awaitReady("orders", ConditionReason.RolloutInProgress);

        // When
        tenant.brokerNamed("main").delete();

        // Then
        tenant.awaitCondition(
                "orders", ConditionType.ResolvedRefs, it -> it.reason().equals("BrokerNotFound"));
        assertThat(tenant.find(Deployment.class, "orders")).isPresent();
    }

    @TestFactory
    Stream<DynamicTest> whatIsMissingIsSaidWithAnEventAndWhenItComesTheIntegrationRuns() {
        return Stream.of(
                missing(
                        "ConnectorNotFound",
                        "connector",
                        spec("late-" + tenant.namespace(), "main", ""),
                        () -> tenant.applyToCluster(connector("late-" + tenant.namespace()))),
                missing("BrokerNotFound", "broker", spec("log-sink", "late", ""), () -> tenant.apply(broker("late"))),
                missing(
                        "SecretNotFound",
                        "secret",
                        spec("log-sink", "main", secret("late")),
                        () -> tenant.secret("late", Map.of("token", "x"))),
                missing(
                        "BrokerUnusable",
                        "key",
                        spec("log-sink", "login", ""),
                        () -> tenant.secret("half", Map.of("username", "x", "password", "y"))));
    }

    private DynamicTest missing(String reason, String name, String spec, Runnable come) {
        return DynamicTest.dynamicTest(reason, () -> {
            // Given
            tenant.secret("half", Map.of("username", "x"));
            tenant.apply(broker("login").replace("]}", "], auth: {secret: {name: half}}}"));

            // When
            tenant.apply("apiVersion: weir.dev/v1alpha1\nkind: Integration\nmetadata: {name: %s}\nspec:\n%s"
                    .formatted(name, spec));

            // Then
            assertThat(tenant.awaitReady(name, reason).status()).isEqualTo(Truth.False);
            assertThat(tenant.find(Deployment.class, name)).isEmpty();
            await().atMost(Cluster.PATIENCE)
                    .untilAsserted(() -> assertThat(eventsOf(name)).containsExactly(reason));

            // When
            come.run();

            // Then
            tenant.awaitReady(name, ConditionReason.ScaledToZero);
            assertThat(tenant.find(Deployment.class, name)).isPresent();
            await().atMost(Cluster.PATIENCE)
                    .untilAsserted(() -> assertThat(eventsOf(name)).containsExactlyInAnyOrder(reason, "ScaledToZero"));
        });
    }

    private static String spec(String connector, String broker, String more) {
        return """
                  connector: {name: %s}
                  broker: {name: %s}
                  input: {destination: orders}
                  replicas: 0
                """.formatted(connector, broker) + more;
    }

    private static String secret(String name) {
        return "  configFrom: [{secret: {name: %s}}]\n".formatted(name);
    }

    private static String broker(String name) {
        return """
                apiVersion: weir.dev/v1alpha1
                kind: Broker
                metadata: {name: %s}
                spec: {type: kafka, addresses: ["kafka.example:9092"]}
                """.formatted(name);
    }

    private static String connector(String name) {
        return """
                apiVersion: weir.dev/v1alpha1
                kind: Connector
                metadata: {name: %s}
                spec: {role: sink, image: "weir/log-sink:0.1.0", schema: {type: object}}
                """.formatted(name);
    }

    private List<String> eventsOf(String integration) {
        return tenant.admin().v1().events().inNamespace(tenant.namespace()).list().getItems().stream()
                .filter(it -> it.getInvolvedObject().getKind().equals("Integration")
                        && it.getInvolvedObject().getName().equals(integration))
                .map(Event::getReason)
                .toList();
    }

    @Test
    void aBrokerSaysWhichSecretItMisses() {
        // When
        tenant.apply("""
                apiVersion: weir.dev/v1alpha1
                kind: Broker
                metadata: {name: main}
                spec: {type: kafka, addresses: ["kafka.example:9092"], auth: {secret: {name: login}}}
                """);

        // Then
        awaitBroker("SecretNotFound");

        // When
        tenant.secret("login", Map.of("username", "weir", "password", "x"));

        // Then
        awaitBroker("Usable");
    }

    private void awaitBroker(String reason) {
        await().atMost(Cluster.PATIENCE).until(() -> {
            var broker = tenant.brokerNamed("main").require();
            return broker.getStatus() != null
                    && broker.getMetadata()
                            .getGeneration()
                            .equals(broker.getStatus().observedGeneration())
                    && ConditionSet.find(broker.getStatus().conditions(), ConditionType.Ready)
                            .filter(it -> it.reason().equals(reason))
                            .isPresent();
        });
    }

    @Test
    void aNewcomerCannotTakeAGroupAndGetsItWhenItIsFree() {
        // Given
        tenant.apply(reader("first"));
        tenant.awaitReady("first", ConditionReason.RolloutInProgress);

        // When
        tenant.apply(reader("second"));

        // Then
        tenant.awaitCondition(
                "second", ConditionType.Accepted, it -> it.reason().equals("GroupTaken"));
        assertThat(tenant.condition("first", ConditionType.Accepted)
                        .orElseThrow()
                        .status())
                .isEqualTo(Truth.True);

        // When
        tenant.integrationNamed("first").delete();

        // Then
        tenant.awaitReady("second", ConditionReason.RolloutInProgress);
    }

    private static String idle(String broker) {
        return """
                apiVersion: weir.dev/v1alpha1
                kind: Integration
                metadata: {name: orders}
                spec:
                  connector: {name: log-sink}
                  broker: {name: %s}
                  input: {destination: orders}
                  replicas: 0
                """.formatted(broker);
    }

    private static String reader(String name) {
        return """
                apiVersion: weir.dev/v1alpha1
                kind: Integration
                metadata: {name: %s}
                spec:
                  connector: {name: log-sink}
                  broker: {name: main}
                  input: {destination: orders, group: same}
                """.formatted(name);
    }

    @Test
    void whatIsLeftBehindIsSaidUntilSomebodyHasSeenIt() {
        // Given
        tenant.apply(reading("orders"));
        tenant.awaitReady("reader", ConditionReason.ScaledToZero);

        // When
        tenant.apply(reading("orders-v2"));

        // Then
        var left = tenant.awaitCondition("reader", ConditionType.LeftBehind, it -> it.status() == Truth.True);
        assertThat(left.message())
                .contains("'orders' on Broker 'main' was read as group 'same' before", "--group same")
                .contains("kubectl annotate --overwrite intg -n " + tenant.namespace() + " reader"
                        + " weir.dev/left-behind=main/orders");

        // When
        tenant.integrationNamed("reader")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"metadata\": {\"annotations\": {\"weir.dev/left-behind\": \"main/orders\"}}}");

        // Then
        await().atMost(Cluster.PATIENCE).until(() -> tenant.condition("reader", ConditionType.LeftBehind)
                .isEmpty());
        assertThat(tenant.integrationNamed("reader").require().getStatus().reading())
                .isEqualTo(new Reading("main", BrokerType.Kafka, "orders-v2", "same"));
    }

    private static String reading(String destination) {
        return """
                apiVersion: weir.dev/v1alpha1
                kind: Integration
                metadata: {name: reader}
                spec:
                  connector: {name: log-sink}
                  broker: {name: main}
                  input: {destination: %s, group: same}
                  replicas: 0
                """.formatted(destination);
    }

    @Test
    void eventsTellOfChangesOnlyAndOnce() {
        // Given
        tenant.integration("orders", "replicas: 0");
        tenant.awaitReady("orders", ConditionReason.ScaledToZero);

        // When
        tenant.apply(idle("other"));
        tenant.awaitReady("orders", "BrokerNotFound");
        tenant.apply(idle("another"));
        tenant.awaitCondition(
                "orders", ConditionType.ResolvedRefs, it -> it.message().contains("'another'"));

        // Then
        List<Event> events = tenant.admin().v1().events().inNamespace(tenant.namespace()).list().getItems().stream()
                .filter(it -> it.getInvolvedObject().getKind().equals("Integration"))
                .toList();
        assertThat(events).extracting(Event::getReason).containsExactlyInAnyOrder("ScaledToZero", "BrokerNotFound");
    }
}
