package dev.weir.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A real Kubernetes control plane without nodes on 127.0.0.1: etcd, kube-apiserver and kube-controller-manager. Objects are
 * checked, defaulted, owned and collected as anywhere; pods are made and stay pending, as long as there are no
 * {@link #nodes}. It ends with the JVM.
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
    private @Nullable ChildProcess etcd;
    private @Nullable ChildProcess controllers;
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
            shared = fresh();
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    /** A control plane of one's own, started; the caller closes it. */
    public static KubeServer fresh() {
        KubeServer server = new KubeServer(KubeBinaries.built());
        try {
            server.start();
            return server;
        } catch (RuntimeException cannotStart) {
            server.close();
            throw cannotStart;
        }
    }

    private void start() {
        files.write();
        ChildProcess store = run("etcd", commands.etcd());
        etcd = store;
        await(store, "etcd", () -> Probe.accepts(ports.etcd()));
        startApiServer();
        startControllers();
    }

    private void startControllers() {
        ChildProcess manager = run("kube-controller-manager", commands.controllerManager());
        controllers = manager;
        // made by the controllers; without it no pod is taken
        String account = "/api/v1/namespaces/default/serviceaccounts/default";
        await(manager, "kube-controller-manager", () -> api.isFine(account));
    }

    /**
     * Starts the controllers anew. They then know the kinds that were added since, which they would otherwise learn within
     * half a minute: until then what such an object owns is not collected.
     */
    public synchronized void restartControllers() {
        if (controllers != null) {
            controllers.kill();
        }
        startControllers();
    }

    /** Lets the controllers stand still: nobody but the test and its clients changes anything. */
    public synchronized void freezeControllers() {
        signalControllers("STOP");
    }

    /** Lets the controllers go on with what they missed. */
    public synchronized void thawControllers() {
        signalControllers("CONT");
    }

    private void signalControllers(String signal) {
        if (controllers != null) {
            controllers.signal(signal);
        }
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

    /**
     * Nodes that kwok plays, and a scheduler: pods become ready at once and go at once, nothing runs. One set at a time;
     * the caller closes it.
     */
    public KubeNodes nodes(int count) {
        return new KubeNodes(this, commands, api, count);
    }

    ChildProcess run(String name, ProcessBuilder command) {
        return ChildProcess.start(command, folder.resolve(name + ".log"));
    }

    void await(ChildProcess process, String name, BooleanSupplier there) {
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
        if (controllers != null) {
            controllers.kill();
            controllers = null;
        }
        stopApiServer();
        if (etcd != null) {
            etcd.stop(STOP);
            etcd = null;
        }
        folder.deleteAllButLog();
    }
}
