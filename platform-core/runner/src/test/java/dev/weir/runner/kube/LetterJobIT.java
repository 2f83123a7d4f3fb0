package dev.weir.runner.kube;

import static dev.weir.runner.kube.TestCluster.assertSays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import dev.weir.runner.output.Refusal;
import dev.weir.runner.output.Terminal;
import dev.weir.testkit.RabbitServer;
import dev.weir.wire.PhysicalNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code kubectl weir dlq}: the Job in a real API server, and what runs in it as a process of this machine. */
class LetterJobIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> LIST = List.of("dlq", "list", "orders");

    @TempDir
    private Path folder;

    @Test
    void theJobIsTakenByANamespaceThatIsRestricted() {
        // Given
        var cluster = new TestCluster("job");
        LetterJob job = new LetterJobs(cluster.kubectl(), "weir/weir-runner:0.1.0").of("orders", LIST);

        // When
        cluster.kubectl().ask(job.manifest().toString(), "create", "-f", "-");

        // Then
        await().atMost(PATIENCE).until(() -> !pods(cluster, job).isEmpty());
        JsonNode spec = pods(cluster, job).getFirst().path("spec");
        JsonNode container = spec.at("/containers/0");
        assertThat(container.path("args").toString()).isEqualTo("[\"job\",\"dlq\",\"list\",\"orders\"]");
        assertThat(container.path("volumeMounts").toString())
                .contains("/etc/weir/secrets/rabbit-login", "/tmp")
                .doesNotContain("serviceaccount");
        assertThat(spec.path("volumes").toString()).contains("\"secretName\":\"rabbit-login\"", "Memory");
        assertThat(job.resources()).contains("\"destination\":\"orders\"").doesNotContain("configFrom", "status");
        assertThat(spec.path("restartPolicy").asString()).isEqualTo("Never");
    }

    private static List<JsonNode> pods(TestCluster cluster, LetterJob job) {
        return cluster.kubectl()
                .json("get", "pods", "-l", "job-name=" + job.name(), "-o", "json")
                .path("items")
                .valueStream()
                .toList();
    }

    @Test
    void whatTheJobPrintsIsPrintedItsCodeIsKeptAndItIsTakenAway() throws IOException {
        // Given: no kubelet runs pods here, so that a script says what one would say
        var cluster = new TestCluster("run");
        Path standIn = Files.writeString(folder.resolve("kubectl"), """
                #!/bin/sh
                scope="$1 $2"
                pod() { KUBECTL $scope get pods -l job-name -o name; }
                status() { KUBECTL $scope patch "$(pod)" --subresource=status --type=merge -p "$1" >/dev/null; }
                case $* in
                  *" get pods -l job-name="*) [ -z "$(pod)" ] || status '{"status":{"phase":"Running"}}' ;;
                  *" logs --follow "*)
                    echo "LETTER  ERROR"
                    echo "weir: one was passed over"
                    status '{"status":{"phase":"Failed","containerStatuses":[{"name":"dlq","image":"i","imageID":"i",
                      "ready":false,"restartCount":0,"state":{"terminated":{"exitCode":7}}}]}}'
                    exit ;;
                esac
                exec KUBECTL "$@"
                """.replace("KUBECTL", TestCluster.KUBECTL));
        assertThat(standIn.toFile().setExecutable(true)).isTrue();
        var out = new StringWriter();
        var err = new StringWriter();
        var terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, false);

        // When
        int code = new LetterRun(cluster.kubectl(standIn.toString()), terminal)
                .run("orders", "weir/weir-runner:0.1.0", LIST);

        // Then
        assertThat(code).isEqualTo(7);
        assertThat(out.toString()).isEqualTo("LETTER  ERROR\n");
        assertThat(err.toString()).isEqualTo("weir: one was passed over\n");
        await().atMost(PATIENCE).until(() -> cluster.kubectl()
                .json("get", "jobs,pods", "-o", "json")
                .path("items")
                .isEmpty());
    }

    @Test
    void whatCannotBeAskedForIsSaidBeforeAnythingIsMade() {
        var cluster = new TestCluster("usage");
        assertSays(cluster.weir("dlq", "lsit", "orders"), 2, "lsit");
        assertSays(cluster.weir("dlq", "groups"), 2, "name the Integration");
        assertSays(cluster.weir("dlq", "list", "ordres"), 2, "did you mean 'orders'?");
        assertSays(cluster.weir("dlq", "list", "orders", "--limit", "many"), 2, "--limit");
        assertSays(cluster.weir("dlq", "export", "orders", "--to", "f"), 2, "lost with the Job");
        assertThat(cluster.kubectl().json("get", "jobs", "-o", "json").path("items"))
                .isEmpty();
    }

    @Test
    void anIntegrationThatReadsNothingHasNoLetters() {
        // Given
        var cluster = new TestCluster("source");
        cluster.apply("""
                apiVersion: weir.dev/v1alpha1
                kind: Integration
                metadata: {name: clock}
                spec: {connector: {name: time-source}, broker: {name: main}, output: {destination: ticks}}
                """);

        // Then
        assertThatThrownBy(() -> new LetterJobs(cluster.kubectl(), "i").of("clock", LIST))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("clock reads nothing");
    }

    @Test
    void theCommandInTheJobFindsTheLettersWithTheMountedSecret() throws Exception {
        // Given
        RabbitServer rabbit = RabbitServer.shared();
        var names = new PhysicalNames("orders-of-job", "shop.orders");
        letter(rabbit, names);
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Path login = Files.createDirectories(secrets.resolve("rabbit-login"));
        Files.writeString(login.resolve("username"), rabbit.user());
        Files.writeString(login.resolve("password"), rabbit.password());

        // When
        TestCluster.Said listed = job(rabbit, secrets, "dlq", "list", "orders");
        TestCluster.Said asked = job(rabbit, secrets, "dlq", "redrive", "orders");

        // Then
        assertThat(listed.code()).as(listed.toString()).isZero();
        assertThat(listed.out()).contains("FINGERPRINT", "shop-1");
        assertThat(listed.out() + listed.err()).doesNotContain(rabbit.password());
        assertSays(asked, 2, "Say --yes");
    }

    private static void letter(RabbitServer rabbit, PhysicalNames names) throws Exception {
        var factory = new ConnectionFactory();
        factory.setUri(rabbit.uri());
        try (Connection connection = factory.newConnection();
                var channel = connection.createChannel()) {
            channel.queueDeclare(names.deadLetters(), true, false, false, Map.of("x-queue-type", "quorum"));
            channel.confirmSelect();
            var properties = new BasicProperties.Builder()
                    .headers(Map.of("weir-id", "shop-1", "weir-attempts", "3"))
                    .build();
            channel.basicPublish("", names.deadLetters(), properties, "{}".getBytes(StandardCharsets.UTF_8));
            channel.waitForConfirmsOrDie();
        }
    }

    private TestCluster.Said job(RabbitServer rabbit, Path secrets, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.weir.runner.Weir",
                "job",
                "--secrets",
                secrets.toString()));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put(LetterJob.RESOURCES, """
                {"apiVersion":"weir.dev/v1alpha1","kind":"Integration","metadata":{"name":"orders","namespace":"shop"},
                 "spec":{"connector":{"name":"log-sink"},"broker":{"name":"main"},"input":{"destination":"orders-of-job"}}}
                ---
                {"apiVersion":"weir.dev/v1alpha1","kind":"Broker","metadata":{"name":"main","namespace":"shop"},
                 "spec":{"type":"rabbitmq","addresses":["%s"],"auth":{"secret":{"name":"rabbit-login"}}}}
                ---
                {"apiVersion":"weir.dev/v1alpha1","kind":"Connector","metadata":{"name":"log-sink"},"spec":{"role":"sink"}}
                """.formatted(rabbit.address()));
        Process process = builder.start();
        int code = process.waitFor();
        return new TestCluster.Said(code, Files.readString(out), Files.readString(err));
    }
}
