package dev.weir.runner.process;

import dev.weir.plan.AppPlan;
import dev.weir.plan.SecretBinding;
import dev.weir.runner.machine.Ports;
import dev.weir.runner.manifest.FolderPlan.Planned;
import dev.weir.runner.manifest.FolderReferences;
import dev.weir.runner.output.Refusal;
import dev.weir.runner.state.PrivateFiles;
import dev.weir.runner.state.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Writes what the processes of one Integration read: the rendered text, secrets and state, each in its file. */
final class LaunchFolder {
    static final String TEXT = "application.properties";
    static final String SECRETS = "secrets";

    private final StateFolder state;
    private final FolderReferences references;
    private final Ports ports;

    LaunchFolder(StateFolder state, FolderReferences references, Ports ports) {
        this.state = state;
        this.references = references;
        this.ports = ports;
    }

    /** One launch for each process that is wanted. */
    List<Launch> write(Planned planned, ConnectorJar jar) {
        String name = planned.source().qualifiedName();
        Path folder = PrivateFiles.folder(state.integration(name));
        AppPlan app = planned.plan().app();
        PrivateFiles.write(folder.resolve(TEXT), app.text());
        PrivateFiles.empty(folder.resolve(SECRETS));
        app.secrets()
                .forEach(it -> PrivateFiles.write(folder.resolve(SECRETS).resolve(it.property()), value(planned, it)));
        state.start(name, planned.manifest().spec().state());
        var launches = new ArrayList<Launch>();
        for (int i = 0; i < processes(planned); i++) {
            String suffix = i == 0 ? "" : "-" + (i + 1);
            int port = ports.keep(folder.resolve("port" + suffix), 0);
            launches.add(new Launch(shortName(name) + suffix, jar, folder, port, freshLog(folder, "log" + suffix)));
        }
        return launches;
    }

    /** As many as wanted; one where the connector itself listens, because a port is taken once. */
    private static int processes(Planned planned) {
        int wanted = planned.plan().app().workload().processes();
        return planned.resolved().listens() == null ? wanted : Math.min(1, wanted);
    }

    private byte[] value(Planned planned, SecretBinding binding) {
        String namespace = planned.manifest().metadata().namespace();
        return references
                .secret(namespace, binding.secret().name())
                .flatMap(it -> it.value(binding.secret().key()))
                .orElseThrow(() -> Refusal.problem("Secret '" + binding.secret().name() + "' has no key '"
                        + binding.secret().key() + "' any more"));
    }

    static String shortName(String qualifiedName) {
        return qualifiedName.startsWith("default/") ? qualifiedName.substring("default/".length()) : qualifiedName;
    }

    private static Path freshLog(Path folder, String name) {
        Path log = folder.resolve(name + ".txt");
        try {
            if (Files.exists(log)) {
                Files.move(log, folder.resolve(name + ".previous.txt"), StandardCopyOption.REPLACE_EXISTING);
            }
            return log;
        } catch (IOException refused) {
            throw new UncheckedIOException(log + " cannot be moved aside: " + refused.getMessage(), refused);
        }
    }
}
