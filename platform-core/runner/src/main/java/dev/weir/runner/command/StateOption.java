package dev.weir.runner.command;

import dev.weir.runner.output.Refusal;
import dev.weir.runner.state.Running;
import dev.weir.runner.state.StateFolder;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a running system keeps what others need to know. */
final class StateOption {
    @Option(
            names = "--state",
            paramLabel = "DIR",
            defaultValue = ".weir",
            description = "Folder of the running system (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of(".weir");

    StateFolder folder() {
        return new StateFolder(folder);
    }

    /** The Integration of that name in the running system. */
    Running.Integration integration(String name) {
        Running running = folder().running();
        return running.integration(name)
                .orElseThrow(() -> Refusal.usage("no Integration '" + name + "' runs; there is "
                        + String.join(
                                ", ",
                                running.integrations().stream()
                                        .map(Running.Integration::shortName)
                                        .toList())));
    }
}
