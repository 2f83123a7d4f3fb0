package dev.weir.runner.command;

import dev.weir.letters.DeadLetters;
import dev.weir.letters.LetterGroup;
import dev.weir.runner.output.Ages;
import dev.weir.runner.output.Columns;
import dev.weir.runner.output.Exit;
import dev.weir.runner.output.Terminal;
import dev.weir.runner.state.Running;
import dev.weir.runner.state.StateFolder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir dlq groups}. */
@Command(name = "groups", description = "Groups dead letters by why they failed, the largest group first.")
final class DlqGroupsCommand extends TerminalCommand {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only this Integration.")
    private @Nullable String name;

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Mixin
    private StateOption state = new StateOption();

    @Mixin
    private OutputOption output = new OutputOption();

    DlqGroupsCommand(Terminal terminal) {
        super(terminal);
    }

    /** A group and whose it is. */
    record Line(String integration, LetterGroup group) {}

    @Override
    public Integer call() {
        StateFolder folder = state.folder();
        List<Running.Integration> wanted =
                name == null ? folder.running().integrations() : List.of(state.integration(name));
        var lines = new ArrayList<Line>();
        for (Running.Integration integration : wanted) {
            if (integration.input() != null || name != null) {
                try (DeadLetters letters = DlqCommand.letters(integration, folder)) {
                    letters.groups(selection.selection(Long.MAX_VALUE))
                            .forEach(it -> lines.add(new Line(integration.shortName(), it)));
                }
            }
        }
        output.print(terminal, lines, () -> lines.isEmpty() ? List.of("no dead letters") : table(lines));
        return Exit.DONE;
    }

    static List<String> table(List<Line> lines) {
        Instant now = Instant.now();
        var columns = new Columns("INTEGRATION", "FINGERPRINT", "COUNT", "OLDEST", "NEWEST", "ERROR");
        for (Line line : lines) {
            LetterGroup group = line.group();
            columns.row(
                    line.integration(),
                    group.fingerprint(),
                    Long.toString(group.count()),
                    Ages.of(group.oldest(), now),
                    Ages.of(group.newest(), now),
                    ErrorText.of(group.errorType(), group.errorMessage())
                            + (group.foreign() > 0 ? " (" + group.foreign() + " of unknown origin)" : ""));
        }
        return columns.lines();
    }
}
