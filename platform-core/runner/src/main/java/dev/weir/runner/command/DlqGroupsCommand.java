package dev.weir.runner.command;

import dev.weir.letters.DeadLetters;
import dev.weir.letters.LetterGroup;
import dev.weir.runner.output.Ages;
import dev.weir.runner.output.Columns;
import dev.weir.runner.output.Exit;
import dev.weir.runner.output.Refusal;
import dev.weir.runner.output.Terminal;
import dev.weir.runner.state.Running;
import dev.weir.runner.state.StateFolder;
import dev.weir.wire.Delays;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir dlq groups}. */
@Command(name = "groups", description = "Groups dead letters by why they failed, the largest group first.")
final class DlqGroupsCommand extends TerminalCommand {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only this Integration.")
    private @Nullable String name;

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Option(
            names = "--expiring-within",
            paramLabel = "TIME",
            description = "Only groups of which the broker may delete letters within this time, such as 2d; exit code 1"
                    + " when there are any.")
    private @Nullable String expiring;

    @Mixin
    private StateOption state = new StateOption();

    @Mixin
    private OutputOption output = new OutputOption();

    DlqGroupsCommand(Terminal terminal) {
        super(terminal);
    }

    /**
     * A group and whose it is.
     *
     * @param expires when the broker may begin to delete its letters; null for never
     */
    record Line(
            String integration, LetterGroup group, @Nullable Instant expires) {}

    @Override
    public Integer call() {
        StateFolder folder = state.folder();
        List<Running.Integration> wanted =
                name == null ? folder.running().integrations() : List.of(state.integration(name));
        var lines = new ArrayList<Line>();
        for (Running.Integration integration : wanted) {
            if (integration.input() != null || name != null) {
                lines.addAll(lines(integration, folder));
            }
        }
        Instant now = Instant.now();
        if (expiring != null) {
            Instant soon = now.plus(within(expiring));
            lines.removeIf(it -> it.expires() == null || it.expires().isAfter(soon));
        }
        output.print(terminal, lines, () -> lines.isEmpty() ? List.of("no dead letters") : table(lines, now));
        return expiring == null || lines.isEmpty() ? Exit.DONE : Exit.PROBLEM;
    }

    private static Duration within(String text) {
        try {
            return Delays.parse(text);
        } catch (IllegalArgumentException unreadable) {
            throw Refusal.usage("--expiring-within is '" + text + "'; write how long, like 2d");
        }
    }

    private List<Line> lines(Running.Integration integration, StateFolder folder) {
        Duration retention = DlqCommand.keepsLetters(integration);
        try (DeadLetters letters = DlqCommand.letters(integration, folder)) {
            return letters.groups(selection.selection(Long.MAX_VALUE)).stream()
                    .map(it -> new Line(integration.shortName(), it, it.expires(retention)))
                    .toList();
        }
    }

    static List<String> table(List<Line> lines, Instant now) {
        var columns = new Columns("INTEGRATION", "FINGERPRINT", "COUNT", "OLDEST", "NEWEST", "EXPIRES", "ERROR");
        for (Line line : lines) {
            LetterGroup group = line.group();
            columns.row(
                    line.integration(),
                    group.fingerprint(),
                    Long.toString(group.count()),
                    Ages.of(group.oldest(), now),
                    Ages.of(group.newest(), now),
                    Ages.until(line.expires(), now),
                    ErrorText.of(group.errorType(), group.errorMessage())
                            + (group.foreign() > 0 ? " (" + group.foreign() + " of unknown origin)" : ""));
        }
        return columns.lines();
    }
}
