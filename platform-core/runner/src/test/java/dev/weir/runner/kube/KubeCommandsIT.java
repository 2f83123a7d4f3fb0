package dev.weir.runner.kube;

import static dev.weir.runner.kube.TestCluster.assertSays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.testkit.KubeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kubectl weir status} and {@code diff} against a real API server. */
class KubeCommandsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: orders, labels: {weir.dev/integration: orders}}
            spec:
              selector: {matchLabels: {weir.dev/integration: orders}}
              template:
                metadata: {labels: {weir.dev/integration: orders}}
                spec:
                  securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
                  containers:
                    - name: connector
                      image: weir/log-sink:0.1.0
                      securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
            """;

    @TempDir
    private Path folder;

    private static void status(TestCluster cluster, String ready, String reason) {
        cluster.kubectl()
                .ask(
                        "",
                        "patch",
                        "integrations.weir.dev",
                        "orders",
                        "--subresource=status",
                        "--type=merge",
                        "-p",
                        """
            {"status": {"observedGeneration": 1, "broker": "main", "route": "orders →", "conditions": [
              {"type": "Ready", "status": "%s", "reason": "%s", "message": "0/1 replicas available",
               "observedGeneration": 1, "lastTransitionTime": "2026-11-21T20:00:00Z"}]}}
            """.formatted(ready, reason));
    }

    @Test
    void statusShowsATreeFromTheIntegrationToItsPods() {
        // Given
        var cluster = new TestCluster("status");
        status(cluster, "False", "RolloutInProgress");
        cluster.apply(DEPLOYMENT);
        await().atMost(PATIENCE)
                .until(() -> cluster.weir("status", "orders").out().contains("─ Pod orders-"));

        // When
        var said = cluster.weir("status", "orders");

        // Then
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out())
                .contains("Integration status/orders   Ready=False", "orders → on main")
                .contains("Deployment orders   0/1 ready   weir/log-sink:0.1.0", "Pending, not ready")
                .contains("RolloutInProgress", "0/1 replicas available")
                .contains("Deployment/orders", "ScalingReplicaSet");
        assertThat(cluster.weir("status", "orders", "-o", "json").out())
                .contains("\"ready\" : false", "\"phase\" : \"Pending\"");
    }

    @Test
    void statusOfWhatIsReadyEndsWell() {
        // Given
        var cluster = new TestCluster("ready");
        status(cluster, "True", "RolloutComplete");

        // Then
        assertThat(cluster.weir("status", "orders").code()).isZero();
    }

    @Test
    void aStatusThatIsAboutAnEarlierChangeIsNotReady() {
        // Given
        var cluster = new TestCluster("stale");
        status(cluster, "True", "RolloutComplete");
        cluster.kubectl()
                .ask(
                        "",
                        "patch",
                        "integrations.weir.dev",
                        "orders",
                        "--type=merge",
                        "-p",
                        "{\"spec\":{\"replicas\":3}}");

        // When
        var said = cluster.weir("status", "orders");

        // Then
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).contains("the operator has not seen the last change yet");
    }

    @Test
    void anIntegrationThatIsNotThereIsSaidWithTheOneThatIsMeant() {
        assertSays(
                new TestCluster("missing").weir("status", "ordres"),
                2,
                "there is no Integration 'ordres'",
                "did you mean 'orders'?");
    }

    @Test
    void missingKindsAreSaidWithTheCommand() {
        try (KubeServer bare = KubeServer.fresh()) {
            assertSays(
                    TestCluster.run(
                            "status",
                            "orders",
                            "--kubeconfig",
                            bare.kubeconfig().toString()),
                    1,
                    "does not know the kinds of Weir",
                    "kubectl apply --server-side -f crds/");
        }
    }

    @Test
    void aWrongKubeconfigIsSaid() throws IOException {
        Path away = Files.writeString(folder.resolve("away"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: c, cluster: {server: "https://127.0.0.1:1"}}]
                users: [{name: u, user: {token: t}}]
                contexts: [{name: c, context: {cluster: c, user: u}}]
                current-context: c
                """);
        assertSays(
                TestCluster.run(
                        "status",
                        "orders",
                        "--kubeconfig",
                        folder.resolve("no-such").toString()),
                1,
                "the kubeconfig cannot be used",
                "no-such");
        assertSays(
                TestCluster.run("status", "orders", "--kubeconfig", away.toString(), "--context", "other"),
                1,
                "the kubeconfig cannot be used",
                "other");
        assertSays(
                TestCluster.run("status", "orders", "--kubeconfig", away.toString()),
                3,
                "the cluster cannot be reached");
    }

    @Test
    void diffSaysWhatAnApplyWouldChangeAndChangesNothing() throws IOException {
        // Given
        var cluster = new TestCluster("diff");
        cluster.apply("""
                apiVersion: v1
                kind: Secret
                metadata: {name: rabbit-login}
                stringData: {username: shop, password: never-to-be-seen}
                """);
        Path file = Files.writeString(folder.resolve("orders.yaml"), """
                apiVersion: weir.dev/v1alpha1
                kind: Integration
                metadata: {name: orders}
                spec:
                  connector: {name: log-sink}
                  broker: {name: main}
                  input: {destination: orders, concurrency: 4}
                  config: {level: WARN}
                  state: Paused
                ---
                apiVersion: weir.dev/v1alpha1
                kind: Integration
                metadata: {name: returns}
                spec: {connector: {name: log-sink}, broker: {name: main}, input: {destination: returns}}
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: rabbit-login}
                stringData: {username: shop, password: another-never-to-be-seen}
                """);

        // When
        var said = cluster.weir("diff", "-f", file.toString());

        // Then
        assertThat(said.code()).as(said.toString()).isEqualTo(1);
        assertThat(said.out())
                .contains("Integration diff/orders: changed")
                .contains("spec.config.level: \"INFO\" → \"WARN\"")
                .contains("spec.input.concurrency: 1 → 4")
                .contains("spec.state: \"Running\" → \"Paused\"")
                .contains("Integration diff/returns: created")
                .contains("data.password: (a value) → (another value)")
                .doesNotContain("managedFields", "never-to-be-seen");
        assertThat(cluster.kubectl().find("get", "integrations.weir.dev", "returns"))
                .isEmpty();
        assertThat(cluster.weir("status", "orders", "-o", "json").out()).doesNotContain("WARN");
    }

    @Test
    void diffOfWhatIsThereAlreadyEndsWell() throws IOException {
        // Given
        var cluster = new TestCluster("same");
        Path file = Files.writeString(folder.resolve("main.yaml"), """
                apiVersion: weir.dev/v1alpha1
                kind: Broker
                metadata: {name: main}
                spec: {type: rabbitmq, addresses: ["rabbit.example:5672"], auth: {secret: {name: rabbit-login}}}
                """);

        // When
        var said = cluster.weir("diff", "-f", file.toString());

        // Then
        assertThat(said.out()).contains("Broker same/main: unchanged");
        assertThat(said.code()).isZero();
    }

    @Test
    void diffOfWhatTheServerRefusesSaysWhy() throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.yaml"), """
                apiVersion: weir.dev/v1alpha1
                kind: Integration
                metadata: {name: orders}
                spec: {connector: {name: log-sink}, broker: {name: main}, input: {destination: orders, group: other}}
                """);
        assertSays(new TestCluster("refused").weir("diff", "-f", file.toString()), 1, "group cannot be changed");
    }
}
