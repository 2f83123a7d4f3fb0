package dev.weir.runner.process;

import dev.weir.runner.broker.BrokerAccess;
import dev.weir.runner.broker.BrokerFiles;
import dev.weir.runner.manifest.Finding;
import dev.weir.runner.manifest.FolderPlan.Planned;
import dev.weir.runner.manifest.StandIn;
import dev.weir.runner.manifest.Workspace;
import dev.weir.runner.output.Refusal;
import dev.weir.runner.process.LocalSystem.Member;
import dev.weir.runner.state.PrivateFiles;
import dev.weir.runner.state.RunLock;
import dev.weir.runner.state.Running;
import dev.weir.runner.state.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Integrations that run elsewhere, as if they ran here: for commands that ask the broker alone. */
public final class JobState implements AutoCloseable {
    private static final String NOBODY = "127.0.0.1:1";

    private final StateFolder state;
    private final RunLock lock;

    private JobState(StateFolder state, RunLock lock) {
        this.state = state;
        this.lock = lock;
    }

    /**
     * Writes down what the commands look for.
     *
     * @param resources YAML of Integrations, Brokers and Connectors
     * @param secrets folder with a folder for each Secret, as Kubernetes mounts them
     * @param folder for the state
     * @throws Refusal when the resources are not right, with every problem
     */
    public static JobState of(String resources, Path secrets, Path folder) {
        var state = new StateFolder(folder);
        Path yaml = folder.resolve("resources.yaml");
        PrivateFiles.write(yaml, resources);
        Workspace shown = load(List.of(yaml));
        Path secretYaml = folder.resolve("secrets.yaml");
        String namespace = shown.folder().integrations().stream()
                .map(it -> it.manifest().metadata().namespace())
                .findFirst()
                .orElse("default");
        PrivateFiles.write(secretYaml, secretTexts(secrets, namespace));
        Workspace workspace = load(List.of(yaml, secretYaml));
        if (!workspace.plan().findings().isEmpty()) {
            throw Refusal.problem(
                    workspace.plan().findings().stream().map(Finding::toString).collect(Collectors.joining("; ")));
        }
        RunLock lock = RunLock.take(folder);
        workspace.plan().integrations().forEach(it -> brokers(it, workspace, state));
        List<Running.Integration> running = workspace.plan().integrations().stream()
                .map(it -> RunningIntegration.of(new Member(it, List.of(), List.of()), state))
                .toList();
        state.write(new Running(ProcessHandle.current().pid(), 0, running, List.of()));
        return new JobState(state, lock);
    }

    private static Workspace load(List<Path> files) {
        return Workspace.load(new Workspace.Places(files, Map.of(), List.of()), StandIn.embedded(NOBODY));
    }

    private static void brokers(Planned planned, Workspace workspace, StateFolder state) {
        String namespace = planned.manifest().metadata().namespace();
        BrokersInUse.of(planned.resolved())
                .map(it -> BrokerAccess.of(namespace, it.name(), it.spec(), workspace.references()))
                .forEach(it -> BrokerFiles.write(state, it));
    }

    /** One manifest for each folder; what begins with two dots is Kubernetes' own. */
    private static String secretTexts(Path secrets, String namespace) {
        try (Stream<Path> folders = Files.isDirectory(secrets) ? Files.list(secrets) : Stream.of()) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(it -> secretText(it, namespace))
                    .collect(Collectors.joining("\n---\n"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(secrets + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static String secretText(Path folder, String namespace) {
        var data = new TreeMap<String, String>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                data.put(file.getFileName().toString(), Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(folder + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "Secret",
                        "metadata",
                        Map.of("name", folder.getFileName().toString(), "namespace", namespace),
                        "data",
                        data));
    }

    /** Where the commands are to look. */
    public Path folder() {
        return state.path();
    }

    @Override
    public void close() {
        lock.close();
    }
}
