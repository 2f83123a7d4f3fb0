package dev.weir.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.operator.status.ConditionReason;
import dev.weir.testkit.KubeServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator as a process: how it starts, refuses to start, tells how it is and ends. */
class StartIT {
    private static final Pattern PORT = Pattern.compile("health is on port ([0-9]+)");

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endAll() {
        started.forEach(Process::destroyForcibly);
    }

    private Process start(Path kubeconfig, Map<String, String> environment) throws IOException {
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.weir.operator.OperatorMain")
                .redirectErrorStream(true)
                .redirectOutput(log().toFile());
        java.environment().put("KUBECONFIG", kubeconfig.toString());
        java.environment().putAll(Map.of("WEIR_HEALTH_HOST", "127.0.0.1", "WEIR_HEALTH_PORT", "0"));
        java.environment().putAll(environment);
        Process process = java.start();
        started.add(process);
        return process;
    }

    private Path log() {
        return folder.resolve("log.txt");
    }

    private String said() throws IOException {
        return Files.readString(log());
    }

    private String refusal(Path kubeconfig, Map<String, String> environment) throws IOException, InterruptedException {
        Process process = start(kubeconfig, environment);
        assertThat(process.waitFor(Cluster.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        List<String> errors =
                said().lines().filter(it -> it.contains("cannot start")).toList();
        assertThat(errors).as(said()).hasSize(1);
        assertThat(said()).doesNotContain("\tat ");
        return errors.get(0);
    }

    private Path kubeconfig(String url, String certificate, String token) throws IOException {
        return Files.writeString(folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: c, cluster: {server: "%s", certificate-authority: "%s"}}]
                users: [{name: u, user: {token: "%s"}}]
                contexts: [{name: c, context: {cluster: c, user: u, namespace: default}}]
                current-context: c
                """.formatted(url, certificate, token));
    }

    private Path kubeconfig(Tenant tenant) throws IOException {
        KubeServer server = tenant.cluster().server();
        return kubeconfig(server.url(), server.certificate().toString(), tenant.token());
    }

    @Test
    void aKubeconfigThatIsNoneIsSaid() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken"), "{no: [kubeconfig");
        assertThat(refusal(broken, Map.of())).contains("kubeconfig");
    }

    @Test
    void aServerThatCannotBeReachedIsSaid() throws Exception {
        String certificate = Cluster.shared().server().certificate().toString();
        assertThat(refusal(kubeconfig("https://127.0.0.1:1", certificate, "t"), Map.of()))
                .contains("https://127.0.0.1:1", "cannot be asked", "check KUBECONFIG");
    }

    @Test
    void aTokenThatNobodyKnowsIsSaid() throws Exception {
        KubeServer server = Cluster.shared().server();
        assertThat(refusal(kubeconfig(server.url(), server.certificate().toString(), "nobody"), Map.of()))
                .contains("does not know who we are");
    }

    @Test
    void missingKindsAreSaidWithTheCommand() throws Exception {
        try (KubeServer bare = KubeServer.fresh()) {
            assertThat(refusal(bare.kubeconfig(), Map.of()))
                    .contains("does not know Broker, Connector, Integration", "kubectl apply --server-side -f crds/");
        }
    }

    @Test
    void missingRightsAreSaidOneByOne() throws Exception {
        try (Tenant tenant = new Tenant("rights")) {
            assertThat(refusal(kubeconfig(tenant), Map.of("WEIR_NAMESPACES", tenant.namespace() + ",elsewhere")))
                    .contains("watch integrations.weir.dev in elsewhere", "patch deployments.apps in elsewhere")
                    .contains("create leases.coordination.k8s.io")
                    .doesNotContain("deployments.apps in " + tenant.namespace());
        }
    }

    @Test
    void aSettingThatCannotBeIsSaid() throws Exception {
        Path kubeconfig = Cluster.shared().server().kubeconfig();
        assertThat(refusal(kubeconfig, Map.of("WEIR_THREADS", "many")))
                .contains("WEIR_THREADS is 'many'; write a number from 1 to 100");
    }

    @Test
    void aRunningOperatorTellsHowItIsAndEndsWhenAsked() throws Exception {
        try (Tenant tenant = new Tenant("process")) {
            // Given
            tenant.secret("credentials", Map.of("token", "never-to-be-seen"));
            tenant.integration("orders", "replicas: 0", "configFrom: [{secret: {name: credentials}}]");
            Process process = start(
                    kubeconfig(tenant), Map.of("WEIR_NAMESPACES", tenant.namespace(), "WEIR_LEADER_ELECTION", "false"));

            // When
            tenant.awaitReady("orders", ConditionReason.ScaledToZero);
            int port = await().atMost(Cluster.PATIENCE).until(this::port, it -> it > 0);

            // Then
            assertThat(answer(port, "/healthz")).isEqualTo(200);
            assertThat(answer(port, "/readyz")).isEqualTo(200);
            assertThat(text(port, "/metrics"))
                    .contains("weir_resources{kind=\"Integration\",ready=\"True\",reason=\"ScaledToZero\"} 1.0")
                    .contains("reconciliations_success_total{controller_name=\"integration\"}")
                    .contains("reconciliations_execution_duration_seconds_count{controller_name=\"integration\"}")
                    .contains("reconciliations_queue{controller_name=\"integration\"} 0.0")
                    .contains("weir_operator_working 1.0", "jvm_memory_used_bytes")
                    .doesNotContain("orders", tenant.namespace(), "\"null\"");

            // When
            process.toHandle().destroy();

            // Then
            assertThat(process.waitFor(Cluster.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(said()).contains("settings: namespace=").doesNotContain("ERROR", "never-to-be-seen");
            assertThat(tenant.integrationNamed("orders").require().toString()).doesNotContain("never-to-be-seen");
        }
    }

    private int port() throws IOException {
        Matcher port = PORT.matcher(said());
        return port.find() ? Integer.parseInt(port.group(1)) : 0;
    }

    private static int answer(int port, String path) throws IOException, InterruptedException {
        return get(port, path).statusCode();
    }

    private static String text(int port, String path) throws IOException, InterruptedException {
        return get(port, path).body();
    }

    private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
