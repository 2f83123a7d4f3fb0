package dev.weir.runner.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.runner.command.Commands;
import dev.weir.runner.output.Terminal;
import dev.weir.testkit.KubeServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An API server with the kinds of {@code crds/} and a namespace for one test. */
final class TestCluster {
    static final Path CRDS = Path.of("..", "..", "crds").toAbsolutePath().normalize();
    static final String KUBECTL = program();
    private static boolean prepared;

    private final String namespace;
    private final Kubectl kubectl;

    /** What a command has said. */
    record Said(int code, String out, String err) {}

    TestCluster(String namespace) {
        this.namespace = namespace;
        this.kubectl = kubectl(KUBECTL);
        prepare();
        apply("""
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: %s
                  labels: {pod-security.kubernetes.io/enforce: restricted}
                """.formatted(namespace));
        apply("""
                apiVersion: weir.dev/v1alpha1
                kind: Broker
                metadata: {name: main}
                spec: {type: rabbitmq, addresses: ["rabbit.example:5672"], auth: {secret: {name: rabbit-login}}}
                ---
                apiVersion: weir.dev/v1alpha1
                kind: Integration
                metadata: {name: orders}
                spec:
                  connector: {name: log-sink}
                  broker: {name: main}
                  input: {destination: orders}
                  config: {level: INFO}
                  configFrom: [{secret: {name: not-for-the-job}}]
                """);
    }

    /** That of the PATH, or the pinned one, built when first asked for. */
    private static String program() {
        Path script = Path.of("kubectl", "find").toAbsolutePath();
        try {
            Process process = new ProcessBuilder("bash", script.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String folder = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            assertThat(process.waitFor()).as("code of %s", script).isZero();
            return Path.of(folder).resolve("kubectl").toString();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private synchronized void prepare() {
        if (!prepared) {
            kubectl.ask("", "apply", "--server-side", "-f", CRDS.toString());
            kubectl.ask("", "wait", "--for=condition=Established", "--timeout=60s", "-f", CRDS.toString());
            KubeServer.shared().restartControllers();
            prepared = true;
        }
    }

    /** kubectl for this namespace, or another program that stands in for it. */
    Kubectl kubectl(String program) {
        return new Kubectl(program, KubeServer.shared().kubeconfig().toString(), null, namespace);
    }

    Kubectl kubectl() {
        return kubectl;
    }

    void apply(String yaml) {
        kubectl.ask(yaml, "apply", "--server-side", "--force-conflicts", "-f", "-");
    }

    /** {@code weir kube …} in this namespace. */
    Said weir(String... arguments) {
        var words = new ArrayList<>(List.of(arguments));
        words.addAll(List.of(
                "-n",
                namespace,
                "--kubeconfig",
                KubeServer.shared().kubeconfig().toString()));
        return run(words.toArray(String[]::new));
    }

    /** {@code weir kube …} as it stands. */
    static Said run(String... arguments) {
        var words = new ArrayList<>(List.of("kube"));
        words.addAll(List.of(arguments));
        words.addAll(List.of("--kubectl", KUBECTL));
        var out = new StringWriter();
        var err = new StringWriter();
        int code = run(out, err, words.toArray(String[]::new));
        return new Said(code, out.toString(), err.toString());
    }

    private static int run(StringWriter out, StringWriter err, String... words) {
        var toOut = new PrintWriter(out, true);
        var toErr = new PrintWriter(err, true);
        return Commands.run(new Terminal(toOut, toErr, false, false), toOut, toErr, words);
    }

    static void assertSays(Said said, int code, String... words) {
        assertThat(said.code()).as(said.toString()).isEqualTo(code);
        assertThat(said.err()).contains(words);
    }
}
