package dev.weir.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A real Kubernetes control plane without nodes on 127.0.0.1: etcd, kube-apiserver and kube-controller-manager. Objects are
 * checked, defaulted, owned and collected as anywhere; pods are made and stay pending. It ends with the JVM.
 */
public final class KubeServer implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static @Nullable KubeServer shared;

    private final ServerFolder folder = ServerFolder.of("kubernetes");
    private final KubePorts ports = KubePorts.next();
    private final KubeFiles files = new KubeFiles(folder, ports);
    private final KubeCommands commands;
    private final KubeApi api;
    private final List<ChildProcess> others = new ArrayList<>();
    private @Nullable ChildProcess apiServer;

    private KubeServer(KubeBinaries binaries) {
        commands = new KubeCommands(binaries, ports, files);
        api = new KubeApi(ports.apiUrl(), files.adminToken(), files.certificate());
    }

    /**
     * The control plane that all tests of this JVM share, started when first asked for. The first time on a machine its
     * programs are built, which takes minutes.
     *
     * @throws IllegalStateException when they cannot be built or do not start, with the reason
     */
    public static synchronized KubeServer shared() {
        if (shared == null) {
            KubeServer server = new KubeServer(KubeBinaries.built());
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            server.start();
            shared = server;
        }
        return shared;
    }

    private void start() {
        files.write();
        ChildProcess etcd = run("etcd", commands.etcd());
        others.add(etcd);
        await(etcd, "etcd", () -> Probe.accepts(ports.etcd()));
        startApiServer();
        ChildProcess manager = run("kube-controller-manager", commands.controllerManager());
        others.add(manager);
        // made by the controllers; without it no pod is taken
        String account = "/api/v1/namespaces/default/serviceaccounts/default";
        await(manager, "kube-controller-manager", () -> api.isFine(account));
    }

    /** Ends the API server alone, at once and without a word; what it knew is kept. */
    public synchronized void stopApiServer() {
        if (apiServer != null) {
            apiServer.kill();
            apiServer = null;
        }
    }

    /** Brings the API server back on the same address; nothing when it runs. */
    public synchronized void startApiServer() {
        if (apiServer == null) {
            ChildProcess started = run("kube-apiserver", commands.apiServer());
            apiServer = started;
            await(started, "kube-apiserver", () -> api.isFine("/readyz"));
        }
    }

    private ChildProcess run(String name, ProcessBuilder command) {
        return ChildProcess.start(command, folder.resolve(name + ".log"));
    }

    private void await(ChildProcess process, String name, BooleanSupplier there) {
        Deadline deadline = Deadline.in(START);
        while (!there.getAsBoolean()) {
            if (!process.alive() || deadline.passed()) {
                throw new IllegalStateException(name + (process.alive() ? " is not ready in time" : " ended")
                        + "; the end of its log:\n" + process.lastLines());
            }
            deadline.pause();
        }
    }

    /** Where it answers: {@code https://127.0.0.1:14703}. */
    public String url() {
        return ports.apiUrl();
    }

    /** A kubeconfig of an administrator. */
    public Path kubeconfig() {
        return folder.resolve("admin.kubeconfig");
    }

    /** PEM of the certificates that prove the server. */
    public Path certificate() {
        return files.certificate();
    }

    /** One JSON object in each line for every request, written before it is answered; the control plane's own left out. */
    public Path auditLog() {
        return folder.resolve("audit.log");
    }

    /** Ends everything and deletes all but logs. */
    @Override
    public synchronized void close() {
        stopApiServer();
        List.copyOf(others).reversed().forEach(it -> it.stop(STOP));
        others.clear();
        folder.deleteAllButLog();
    }
}
