package dev.weir.runner.command;

import dev.weir.runner.embedded.EmbeddedKafka;
import dev.weir.runner.machine.Ports;
import dev.weir.runner.manifest.StandIn;
import dev.weir.runner.manifest.Workspace;
import dev.weir.runner.output.Exit;
import dev.weir.runner.output.Terminal;
import dev.weir.runner.process.LocalSystem;
import dev.weir.runner.state.RunLock;
import dev.weir.runner.state.StateFolder;
import dev.weir.wire.Delays;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code dev} and {@code run} have in common. */
final class RunOptions {
    @Mixin
    private FolderOptions folder = new FolderOptions();

    @Mixin
    private StateOption state = new StateOption();

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "Ends by itself after that long, such as 60s or 5m. Without it, at Ctrl-C.")
    private @Nullable String time;

    Optional<Duration> time() {
        return Optional.ofNullable(time).map(Delays::parse);
    }

    /**
     * Loads a folder, prepares its system and hands it on.
     *
     * @return exit code of the session, or a problem when the folder has any
     */
    int run(List<Path> files, Terminal terminal, BiFunction<LocalSystem, StateFolder, Integer> session) {
        StateFolder place = state.folder();
        try (RunLock lock = RunLock.take(place.path())) {
            var ports = new Ports();
            StandIn standIn =
                    folder.standIn(folder.namesBroker() ? "" : "127.0.0.1:" + EmbeddedKafka.port(place.kafka(), ports));
            Workspace workspace = folder.load(files, standIn);
            if (!FolderOptions.isClean(workspace, terminal)) {
                return Exit.PROBLEM;
            }
            LocalSystem system = LocalSystem.prepare(workspace, place, ports, Home.path(), terminal::note);
            return session.apply(system, place);
        }
    }
}
