package dev.weir.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.model.BrokerSpec;
import dev.weir.operator.kind.Integration;
import dev.weir.operator.manifest.Blueprint;
import dev.weir.operator.manifest.ConfigMapManifest;
import dev.weir.operator.manifest.DeploymentManifest;
import dev.weir.plan.render.Planner;
import dev.weir.plan.resolve.IntegrationResolver;
import dev.weir.plan.resolve.Resolved;
import dev.weir.testkit.KafkaServer;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the images runs as Deployments ask for it: their environment, files, ports and probes, and nothing written but to /tmp. */
class PodByHandIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String CONFIG = "/etc/weir/config";

    @TempDir
    private Path folder;

    private Path log() {
        return folder.resolve("log.txt");
    }

    @Test
    void aConnectorBecomesReadyAsItsDeploymentRunsIt() throws Exception {
        // Given
        Image image = Built.image("connectors/time-source");
        Blueprint blueprint = blueprint();
        Container container = DeploymentManifest.of(blueprint)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst();
        Unpacked pod = Unpacked.of(image, folder);
        var before = pod.files();
        Path config = Files.createDirectories(folder.resolve("config"));
        for (var file : ConfigMapManifest.of(blueprint).getData().entrySet()) {
            Files.writeString(config.resolve(file.getKey()), file.getValue());
        }
        int port = freePort();

        // When
        Process process = pod.start(environment(container, config, port), log());
        try {
            // Then
            assertThat(container.getCommand()).isEmpty();
            assertThat(container.getArgs()).isEmpty();
            assertThat(image.config().path("ExposedPorts").has("8080/tcp")).isTrue();
            assertThat(container.getPorts().getFirst().getContainerPort()).isEqualTo(8080);
            await().atMost(PATIENCE)
                    .until(
                            () -> process.isAlive() ? status(port, container.getReadinessProbe()) : -1,
                            it -> it != 0 && it != 503);
            assertThat(status(port, container.getReadinessProbe()))
                    .as(Files.readString(log()))
                    .isEqualTo(200);
            assertThat(status(port, container.getLivenessProbe())).isEqualTo(200);
            assertThat(status(port, container.getStartupProbe())).isEqualTo(200);
            assertThat(pod.files()).isEqualTo(before);
        } finally {
            end(process);
        }
    }

    private static void end(Process process) throws InterruptedException {
        process.toHandle().destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it does not end when asked");
        }
    }

    @Test
    void theOperatorSaysWhatItLacks() throws Exception {
        // Given
        Unpacked pod = Unpacked.of(Built.image(Built.OPERATOR), folder);
        var before = pod.files();
        Path broken = Files.writeString(folder.resolve("kubeconfig"), "{no: [kubeconfig");

        // When
        Process process = pod.start(Map.of("KUBECONFIG", broken.toString()), log());

        // Then
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(Files.readString(log())).contains("cannot start: the kubeconfig cannot be read");
        assertThat(pod.files()).isEqualTo(before);
    }

    @Test
    void theCommandLineIsThere() throws Exception {
        // Given
        Unpacked pod = Unpacked.of(Built.image(Built.RUNNER), folder);

        // When
        Process process = pod.start(Map.of(), log(), "dlq", "--help");

        // Then
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(log())).contains("redrive");
        assertThat(process.exitValue()).isZero();
    }

    private static Blueprint blueprint() {
        Integration integration = new KubernetesSerialization().unmarshal("""
                apiVersion: weir.dev/v1alpha1
                kind: Integration
                metadata: {name: clock, namespace: shop}
                spec:
                  connector: {name: time-source}
                  broker: {name: main}
                  output: {destination: ticks}
                """, Integration.class);
        var references = new OneBroker(
                BrokerSpec.kafka(KafkaServer.shared().address()),
                Built.entry("connectors/time-source").getSpec());
        var resolution = new IntegrationResolver().resolve(integration.manifest(), references);
        assertThat(resolution).isInstanceOf(Resolved.class);
        return new Blueprint(new Planner().plan((Resolved) resolution).app(), "uid", "none", null, null, Set.of());
    }

    private static Map<String, String> environment(Container container, Path config, int port) {
        var environment = new TreeMap<String, String>();
        for (EnvVar variable : container.getEnv()) {
            environment.put(variable.getName(), variable.getValue().replace(CONFIG, config.toString()));
        }
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", Integer.toString(port));
        return environment;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** 0 when nobody listens. */
    private static int status(int port, Probe probe) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + port + probe.getHttpGet().getPath());
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (ConnectException nobody) {
            return 0;
        }
    }
}
