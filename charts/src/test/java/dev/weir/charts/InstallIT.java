package dev.weir.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.testkit.KubeServer;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both charts in a real API server: an operator works with what they give it and with nothing more. */
class InstallIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String HOME = "weir-system";
    private static final String SHOP = "shop";

    @TempDir
    private Path folder;

    private final KubeServer server = KubeServer.shared();

    @Test
    void whatIsInstalledWorksIsUpgradedAndLeavesWhatPeopleMade() throws Exception {
        try (KubernetesClient admin = admin()) {
            // Given
            namespace(admin, HOME);
            namespace(admin, SHOP);

            // When
            helm("install", "weir", "weir-operator", "--set", "watch.namespaces={shop}");
            await().atMost(PATIENCE).until(() -> helmCode("install", "weir-connectors", "weir-connectors") == 0);
            Process operator = operator(admin);
            try {
                apply(admin, """
                        apiVersion: weir.dev/v1alpha1
                        kind: Broker
                        metadata: {name: main}
                        spec: {type: kafka, addresses: ["kafka.example:9092"]}
                        """);
                apply(admin, """
                        apiVersion: weir.dev/v1alpha1
                        kind: Integration
                        metadata: {name: clock}
                        spec: {connector: {name: time-source}, broker: {name: main}, output: {destination: ticks}, replicas: 0}
                        """);

                // Then
                await().atMost(PATIENCE).until(() -> deployment(admin, SHOP, "clock") != null || !operator.isAlive());
                guide().forEach(it -> apply(admin, it));
                assertThat(said()).contains("the operator has started").doesNotContain("ERROR");
            } finally {
                operator.destroyForcibly().waitFor();
            }

            // When
            helm("upgrade", "weir", "weir-operator", "--set", "watch.namespaces={shop},threads=4");
            helm("upgrade", "weir-connectors", "weir-connectors", "--set", "registry=registry.example/mirror");
            helm("uninstall", "weir");

            // Then
            assertThat(deployment(admin, HOME, "weir-operator")).isNull();
            assertThat(deployment(admin, SHOP, "clock")).isNotNull();
            assertThat(admin.apiextensions()
                            .v1()
                            .customResourceDefinitions()
                            .withName("integrations.weir.dev")
                            .get())
                    .isNotNull();
        }
    }

    /** The resources that {@code charts/README.md} tells people to apply. */
    private static List<String> guide() throws IOException {
        Matcher blocks = Pattern.compile("<<'YAML'\n(.*?)\nYAML\n", Pattern.DOTALL)
                .matcher(Files.readString(Helm.CHARTS.resolve("README.md")));
        List<String> resources = blocks.results()
                .flatMap(it -> Stream.of(it.group(1).split("\n---\n", -1)))
                .toList();
        assertThat(resources).hasSize(3);
        return resources;
    }

    private KubernetesClient admin() {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.kubeconfig().toFile()))
                .build();
    }

    private static void namespace(KubernetesClient admin, String name) {
        admin.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                        .endMetadata()
                        .build())
                .createOr(it -> it.update());
    }

    private static void apply(KubernetesClient admin, String yaml) {
        admin.resource(yaml).inNamespace(SHOP).serverSideApply();
    }

    private static Deployment deployment(KubernetesClient admin, String namespace, String name) {
        return admin.apps().deployments().inNamespace(namespace).withName(name).get();
    }

    private Helm.Said run(String... arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        words.addAll(
                List.of("--namespace", HOME, "--kubeconfig", server.kubeconfig().toString()));
        Path cache = folder.resolve("helm");
        return Helm.run(
                Map.of(
                        "HELM_CACHE_HOME",
                        cache.toString(),
                        "HELM_CONFIG_HOME",
                        cache.toString(),
                        "HOME",
                        cache.toString()),
                words.toArray(String[]::new));
    }

    private void helm(String... arguments) {
        run(arguments).orFail();
    }

    private int helmCode(String... arguments) {
        return run(arguments).code();
    }

    /** As the Deployment starts it: its account, its environment; the port aside. */
    private Process operator(KubernetesClient admin) throws IOException {
        Deployment installed = deployment(admin, HOME, "weir-operator");
        var pod = installed.getSpec().getTemplate().getSpec();
        String token = admin.serviceAccounts()
                .inNamespace(HOME)
                .withName(pod.getServiceAccountName())
                .tokenRequest(new TokenRequestBuilder()
                        .withNewSpec()
                        .withExpirationSeconds(3600L)
                        .endSpec()
                        .build())
                .getStatus()
                .getToken();
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.weir.operator.OperatorMain")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("operator.log").toFile());
        for (EnvVar variable : pod.getContainers().getFirst().getEnv()) {
            java.environment().put(variable.getName(), variable.getValue() == null ? "" : variable.getValue());
        }
        java.environment()
                .putAll(Map.of(
                        "KUBECONFIG", kubeconfig(token).toString(),
                        "WEIR_HEALTH_HOST", "127.0.0.1",
                        "WEIR_HEALTH_PORT", "0"));
        return java.start();
    }

    private Path kubeconfig(String token) throws IOException {
        return Files.writeString(
                folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: c, cluster: {server: "%s", certificate-authority: "%s"}}]
                users: [{name: u, user: {token: "%s"}}]
                contexts: [{name: c, context: {cluster: c, user: u, namespace: %s}}]
                current-context: c
                """.formatted(server.url(), server.certificate(), token, HOME));
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("operator.log"));
    }
}
