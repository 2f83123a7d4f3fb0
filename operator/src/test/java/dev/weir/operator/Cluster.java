package dev.weir.operator;

import dev.weir.testkit.KubeServer;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one API server of this JVM, with the kinds of {@code crds/}, and its administrator. */
public final class Cluster {
    /** Longest wait for anything a test waits for; a loaded machine takes its time. */
    public static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Path CRDS = Path.of(System.getProperty("basedir", ""), "..", "crds");
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static @Nullable Cluster shared;

    private final KubeServer server;
    private final KubernetesClient admin;

    private Cluster(KubeServer server) {
        this.server = server;
        Config config = Config.fromKubeconfig(server.kubeconfig().toFile());
        this.admin = new KubernetesClientBuilder().withConfig(config).build();
    }

    /** The cluster that all tests of this JVM share. */
    public static synchronized Cluster shared() {
        if (shared == null) {
            Cluster cluster = new Cluster(KubeServer.shared());
            cluster.installKinds();
            shared = cluster;
        }
        return shared;
    }

    /** Installs the kinds of {@code crds/}; the controllers know them when this returns. */
    public void installKinds() {
        installKinds(CRDS);
    }

    /** Installs the kinds of a folder. */
    void installKinds(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<CustomResourceDefinition> crds = files.filter(
                            it -> it.toString().endsWith(".yaml"))
                    .map(it -> admin.apiextensions()
                            .v1()
                            .customResourceDefinitions()
                            .load(it.toFile())
                            .item())
                    .toList();
            crds.forEach(it -> admin.resource(it).serverSideApply());
            crds.forEach(it -> admin.resource(it)
                    .waitUntilCondition(Cluster::established, PATIENCE.toSeconds(), TimeUnit.SECONDS));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot list " + folder, unreadable);
        }
        server.restartControllers();
    }

    private static boolean established(@Nullable CustomResourceDefinition crd) {
        return crd != null
                && crd.getStatus() != null
                && crd.getStatus().getConditions().stream()
                        .anyMatch(it -> it.getType().equals("Established")
                                && it.getStatus().equals("True"));
    }

    /** A new namespace for one test, whose pods must keep the Pod Security level restricted. */
    public String namespace(String prefix) {
        String name = prefix + "-" + COUNT.incrementAndGet();
        admin.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                        .endMetadata()
                        .build())
                .create();
        return name;
    }

    public KubernetesClient admin() {
        return admin;
    }

    public KubeServer server() {
        return server;
    }
}
