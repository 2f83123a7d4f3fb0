package dev.weir.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Kubernetes with one real node, by {@code operator/kube/node/node}. It ends with this JVM, however that ends. */
final class Node implements AutoCloseable {
    /** Where pods reach this machine. */
    static final String MACHINE = "10.89.0.1";

    private final Path script;
    private final Path folder;
    private final Process process;
    private final Path programs;

    private Node(Path script, Path folder, Process process) throws IOException {
        this.script = script;
        this.folder = folder;
        this.process = process;
        this.programs = folder.resolve("programs").toRealPath().resolve("bin");
    }

    /**
     * Starts it; what is not built yet is built.
     *
     * @param folder where it keeps its files and logs
     * @throws IllegalStateException with the reason when this machine can run none
     */
    static Node start(Path repository, Path folder) {
        Path script = repository.resolve(Path.of("operator", "kube", "node", "node"));
        try {
            Path said = Files.createTempFile("weir-node-", ".log");
            Process process = new ProcessBuilder(script.toString(), "run", folder.toString())
                    .redirectError(said.toFile())
                    .start();
            String kubeconfig = new BufferedReader(process.inputReader()).readLine();
            if (kubeconfig == null) {
                process.waitFor();
                throw new IllegalStateException(
                        "no node on this machine: " + Files.readString(said).strip());
            }
            Files.delete(said);
            return new Node(script, folder, process);
        } catch (IOException cannotStart) {
            throw new UncheckedIOException("cannot start a node", cannotStart);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a node started", stopped);
        }
    }

    Path kubeconfig() {
        return folder.resolve("admin.kubeconfig");
    }

    /** As the administrator of the cluster. */
    Call kubectl() {
        return Call.of(programs.resolve("kubectl"))
                .with("KUBECONFIG", kubeconfig().toString());
    }

    Call helm() {
        String home = folder.resolve("helm").toString();
        return Call.of(programs.resolve("helm"))
                .with("KUBECONFIG", kubeconfig().toString())
                .with("HELM_CACHE_HOME", home)
                .with("HELM_CONFIG_HOME", home)
                .with("HOME", home);
    }

    /** The folder of its programs, for those who look for kubectl on the PATH. */
    Path programs() {
        return programs;
    }

    /** Makes saved images known to the node, in place of a registry. */
    void load(List<Path> images) {
        Call load = Call.of(script).with(List.of("load", folder.toString()));
        load.run(images.stream().map(Path::toString).toArray(String[]::new)).orFail();
    }

    /** The end of standard input is what it waits for. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the node did not end; its files are in " + folder);
            }
        } catch (IOException lost) {
            throw new UncheckedIOException("the node cannot be told to end", lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
