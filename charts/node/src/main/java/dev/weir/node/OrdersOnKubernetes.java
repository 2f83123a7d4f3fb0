package dev.weir.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code examples/orders} on a cluster that was empty: a node, the images of this build, both charts, a Broker of each type, and the
 * three Integrations as they lie in their folder.
 */
final class OrdersOnKubernetes implements AutoCloseable {
    static final String SYSTEM = "weir-system";
    static final String SHOP = "shop";
    private static final List<String> WITH_IMAGES = List.of(
            "operator",
            "platform-core/runner",
            "connectors/http-source",
            "connectors/jdbc-sink",
            "examples/orders/order-pricing");
    private static final Duration ROLLOUT = Duration.ofMinutes(9);

    private final Path repository;
    private final Node node;
    private final Servers servers;
    private final Call kubectl;

    private OrdersOnKubernetes(Path repository, Node node) {
        this.repository = repository;
        this.node = node;
        this.servers = new Servers();
        this.kubectl = node.kubectl().with(List.of("--namespace", SHOP));
    }

    /**
     * Starts node and servers; {@link #install} is next.
     *
     * @param repository the folder with charts, examples and images
     * @param folder for files and logs of the node
     * @throws IllegalStateException with the reason when this machine can run no node, or images are missing
     */
    static OrdersOnKubernetes start(Path repository, Path folder) {
        List<Path> images = images(repository);
        Node node = Node.start(repository, folder);
        try {
            node.load(images);
            return new OrdersOnKubernetes(repository, node);
        } catch (RuntimeException failed) {
            node.close();
            throw failed;
        }
    }

    private static List<Path> images(Path repository) {
        return WITH_IMAGES.stream()
                .map(it -> repository.resolve(it).resolve("target").resolve("image.tar"))
                .peek(it -> {
                    if (!Files.isRegularFile(it)) {
                        throw new IllegalStateException(
                                "no image " + it + "; run ./mvnw -Pimages,local-base -DskipTests package");
                    }
                })
                .toList();
    }

    /** Both charts, the Brokers and the Integrations; returns when every pod is ready. */
    void install() {
        namespace(SYSTEM);
        namespace(SHOP);
        helm(
                "weir",
                "weir-operator",
                "--set",
                "watch.namespaces={" + SHOP + "}",
                "--set",
                "allowedImages={weir/,acme/}");
        wait("condition=Established", "crd/connectors.weir.dev");
        helm("weir-connectors", "weir-connectors");
        apply(text("examples/orders/order-pricing/connector.yaml"));
        apply(servers.brokers());
        apply(text("examples/orders/order-api.yaml"));
        apply(text("examples/orders/order-pricing.yaml"));
        apply(text("examples/orders/order-store.yaml").replaceFirst("jdbc:h2:\\S+", servers.databaseOfPods()));
        awaitReady("order-api", "order-pricing", "order-store");
    }

    /** Every pod of either namespace has to meet the restricted Pod Security standard. */
    private void namespace(String name) {
        apply("""
                apiVersion: v1
                kind: Namespace
                metadata: {name: %s, labels: {pod-security.kubernetes.io/enforce: restricted}}
                """.formatted(name));
    }

    private void helm(String release, String chart, String... values) {
        String[] install = {
            "install", release, repository.resolve("charts").resolve(chart).toString(), "--namespace", SYSTEM, "--wait"
        };
        node.helm()
                .run(Stream.concat(Stream.of(install), Stream.of(values)).toArray(String[]::new))
                .orFail();
    }

    /** Applies resources, server-side, in the namespace of the shop unless they name another or none. */
    void apply(String yaml) {
        kubectl.reading(yaml, "apply", "--server-side", "-f", "-").orFail();
    }

    /** Waits until what is asked of these Integrations now is what runs. */
    void awaitReady(String... integrations) {
        for (String name : integrations) {
            String generation = ask("get", "intg", name, "-o", "jsonpath={.metadata.generation}");
            // a status of an earlier generation may still say Ready
            wait("jsonpath={.status.observedGeneration}=" + generation, "intg/" + name);
            wait("condition=Ready", "intg/" + name);
            ask("rollout", "status", "deployment/" + name, "--timeout=" + ROLLOUT.toSeconds() + "s");
        }
    }

    void wait(String what, String object) {
        Call.Said said = kubectl.run("wait", "--for=" + what, object, "--timeout=" + ROLLOUT.toSeconds() + "s");
        if (said.code() != 0) {
            throw new IllegalStateException(object + " did not become " + what + ":\n" + said.err() + state());
        }
    }

    /** What kubectl says in the namespace of the shop. */
    String ask(String... arguments) {
        return kubectl.run(arguments).orFail();
    }

    /** {@code kubectl weir} with the runner of this build. */
    Call weir() {
        return Call.of(repository.resolve("kubectl-weir"))
                .with("WEIR_BUILD", "off")
                .with("KUBECONFIG", node.kubeconfig().toString())
                .with("PATH", node.programs() + ":" + System.getenv("PATH"));
    }

    /** Where orders are posted, as this machine reaches the Service. */
    String api() {
        String address = ask("get", "service", "order-api", "-o", "jsonpath={.spec.clusterIP}");
        String port = ask("get", "service", "order-api", "-o", "jsonpath={.spec.ports[?(@.name!='management')].port}");
        return "http://" + address + ":" + port + "/orders";
    }

    /** JDBC URL of the database in which orders arrive. */
    String database() {
        return servers.database();
    }

    Path kubeconfig() {
        return node.kubeconfig();
    }

    /** For the message of a failure: who is not ready, and what they said last. */
    String state() {
        return Stream.of(
                        List.of("get", "intg,pods", "-o", "wide"),
                        List.of("get", "events", "--sort-by=.lastTimestamp"),
                        List.of("describe", "intg"),
                        List.of("logs", "--tail=40", "--prefix", "--all-containers", "-l", "weir.dev/integration"))
                .map(it -> kubectl.run(it.toArray(String[]::new)))
                .map(it -> "$ kubectl " + String.join(" ", it.words()) + "\n" + it.out() + it.err())
                .reduce("", String::concat);
    }

    @Override
    public void close() {
        try {
            node.close();
        } finally {
            servers.close();
        }
    }

    private String text(String path) {
        try {
            return Files.readString(repository.resolve(path));
        } catch (IOException missing) {
            throw new UncheckedIOException("cannot read " + path, missing);
        }
    }
}
