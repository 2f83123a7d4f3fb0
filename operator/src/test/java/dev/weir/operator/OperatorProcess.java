package dev.weir.operator;

import static org.awaitility.Awaitility.await;

import dev.weir.testkit.KubeServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An operator in a process of its own, with the rights of a tenant's account, and what it costs. Linux alone. */
final class OperatorProcess implements AutoCloseable {
    /** Those of the image, and a heap as it is under the chart's limit of memory or less. */
    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+UseStringDeduplication",
            "-Xmn24m",
            "-XX:MinHeapFreeRatio=20",
            "-XX:MaxHeapFreeRatio=30",
            "-Djdk.tls.client.cipherSuites=TLS_CHACHA20_POLY1305_SHA256,TLS_AES_128_GCM_SHA256,TLS_AES_256_GCM_SHA384,"
                    + "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,"
                    + "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "-Xss512k",
            "-Xmx192m");

    private static final Pattern STARTED = Pattern.compile("the operator has started");
    private static final double TICKS = 100;

    private final Path folder;
    private final Tenant tenant;
    private final Path log;
    private Process process;
    /** How long the log was when it was started last. */
    private long saidBefore;

    private OperatorProcess(Path folder, Tenant tenant) {
        this.folder = folder;
        this.tenant = tenant;
        this.log = folder.resolve("operator.log");
        this.process = launch();
    }

    /** Begins to start; {@link #awaitStarted} waits for it. */
    static OperatorProcess start(Path folder, Tenant tenant) {
        return new OperatorProcess(folder, tenant);
    }

    /** Starts it again, after it has ended. */
    void start() {
        process = launch();
    }

    private Process launch() {
        saidBefore = log.toFile().length();
        try {
            List<String> command = new ArrayList<>();
            command.add(tool("java"));
            command.addAll(OPTIONS);
            command.addAll(
                    List.of(System.getProperty("fleet.options", "").strip().split("\\s+", 0)));
            command.removeIf(String::isEmpty);
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.weir.operator.OperatorMain"));
            ProcessBuilder java = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            java.environment()
                    .putAll(Map.of(
                            "KUBECONFIG",
                            kubeconfig().toString(),
                            "WEIR_NAMESPACES",
                            tenant.namespace(),
                            "WEIR_LEADER_ELECTION",
                            "false",
                            "WEIR_HEALTH_HOST",
                            "127.0.0.1",
                            "WEIR_HEALTH_PORT",
                            "0"));
            return java.start();
        } catch (IOException cannotStart) {
            throw new UncheckedIOException("cannot start the operator", cannotStart);
        }
    }

    private Path kubeconfig() throws IOException {
        KubeServer server = tenant.cluster().server();
        return Files.writeString(folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: c, cluster: {server: "%s", certificate-authority: "%s"}}]
                users: [{name: u, user: {token: "%s"}}]
                contexts: [{name: c, context: {cluster: c, user: u, namespace: default}}]
                current-context: c
                """.formatted(
                        server.url(),
                        server.certificate(),
                        tenant.client().getConfiguration().getOauthToken()));
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    void awaitStarted() {
        await("the operator has started").atMost(Cluster.PATIENCE).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("the operator ended:\n" + said());
            }
            return STARTED.matcher(said().substring((int) saidBefore)).find();
        });
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String said() throws IOException {
        return Files.readString(log);
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
        gone();
    }

    /** SIGTERM. */
    void end() {
        process.toHandle().destroy();
        gone();
    }

    private void gone() {
        try {
            if (!process.waitFor(Cluster.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the operator does not end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /** Processor time it has taken, in seconds. */
    double processorSeconds() {
        return ticks(proc("stat")) / TICKS;
    }

    /** The part of that which threads with these names took, those that live. */
    double processorSeconds(String threads) {
        Path tasks = Path.of("/proc", Long.toString(process.pid()), "task");
        try (Stream<Path> all = Files.list(tasks)) {
            return all.map(it -> proc("task/" + it.getFileName() + "/stat"))
                            .filter(it -> it.replaceFirst("^[0-9]+ \\((.*)\\) .*", "$1")
                                    .startsWith(threads))
                            .mapToLong(OperatorProcess::ticks)
                            .sum()
                    / TICKS;
        } catch (IOException gone) {
            throw new UncheckedIOException("the operator is gone", gone);
        }
    }

    private static long ticks(String stat) {
        String[] fields = stat.strip().replaceFirst("(?s).*\\) ", "").split(" ", -1);
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    /** The sum of what a counter of it says, over all its labels. */
    double counted(String counter) {
        try {
            Matcher port = Pattern.compile("health is on port ([0-9]+)").matcher(said().substring((int) saidBefore));
            if (!port.find()) {
                throw new IllegalStateException("the operator did not say its port");
            }
            String metrics = new String(
                    URI.create("http://127.0.0.1:" + port.group(1) + "/metrics")
                            .toURL()
                            .openStream()
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
            return metrics.lines()
                    .filter(it -> it.startsWith(counter))
                    .mapToDouble(it -> Double.parseDouble(it.substring(it.lastIndexOf(' '))))
                    .sum();
        } catch (IOException cannotAsk) {
            throw new UncheckedIOException("the operator does not answer", cannotAsk);
        }
    }

    /** Memory it holds, and the most it held, in MiB. */
    int residentMiB() {
        return kib("VmRSS") / 1024;
    }

    int mostResidentMiB() {
        return kib("VmHWM") / 1024;
    }

    private int kib(String field) {
        Matcher line = Pattern.compile(field + ":\\s+([0-9]+) kB").matcher(proc("status"));
        return line.find() ? Integer.parseInt(line.group(1)) : 0;
    }

    private String proc(String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), file));
        } catch (IOException gone) {
            throw new UncheckedIOException("the operator is gone", gone);
        }
    }

    /** Bytes of heap in use after a full collection. */
    long liveHeapBytes() {
        ask("GC.run");
        Matcher used = Pattern.compile(" ([0-9]+)K, used ([0-9]+)K").matcher(ask("GC.heap_info"));
        long kib = 0;
        while (used.find()) {
            kib += Long.parseLong(used.group(2));
        }
        return kib * 1024;
    }

    /** What {@code jcmd} answers. */
    String ask(String... question) {
        try {
            List<String> command = new ArrayList<>(List.of(tool("jcmd"), Long.toString(process.pid())));
            command.addAll(List.of(question));
            Process asked =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cannotAsk) {
            throw new UncheckedIOException("cannot run jcmd", cannotAsk);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
