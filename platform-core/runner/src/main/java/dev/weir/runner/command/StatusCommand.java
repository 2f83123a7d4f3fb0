package dev.weir.runner.command;

import dev.weir.runner.live.LiveView;
import dev.weir.runner.live.Row;
import dev.weir.runner.live.Subject;
import dev.weir.runner.live.Watch;
import dev.weir.runner.output.Exit;
import dev.weir.runner.output.Terminal;
import dev.weir.runner.state.Running;
import dev.weir.runner.state.StateFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir status}. */
@Command(
        name = "status",
        description = "Shows what runs in another terminal, and what earlier runs left where nobody reads now;"
                + " exit code 1 when something does not flow.",
        footerHeading = "%nExamples:%n",
        footer = {"  weir status", "  weir status order-pricing -o json"})
final class StatusCommand extends TerminalCommand {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only this Integration.")
    private @Nullable String name;

    @Mixin
    private StateOption state = new StateOption();

    @Mixin
    private OutputOption output = new OutputOption();

    StatusCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        StateFolder folder = state.folder();
        List<Running.Integration> wanted =
                name == null ? folder.running().integrations() : List.of(state.integration(name));
        var rows = new ArrayList<>(look(wanted.stream().map(Subject::of).toList(), folder));
        if (name == null) {
            rows.addAll(Watch.leftBehind(folder.running(), folder));
        }
        output.print(terminal, rows, () -> {
            var lines = new ArrayList<>(LiveView.table(rows));
            lines.addAll(LiveView.troubles(rows));
            return lines;
        });
        boolean flows = rows.stream()
                .allMatch(it -> it.trouble() == null
                        && List.of("Running", "Paused", "Stopped").contains(it.state()));
        return flows ? Exit.DONE : Exit.PROBLEM;
    }

    /** Twice, because rates are the difference. */
    private static List<Row> look(List<Subject> subjects, StateFolder folder) {
        try (var watch = new Watch(subjects, folder)) {
            watch.look();
            TimeUnit.SECONDS.sleep(1);
            return watch.look();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
