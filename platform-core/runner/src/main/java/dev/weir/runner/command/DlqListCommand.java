package dev.weir.runner.command;

import dev.weir.letters.DeadLetter;
import dev.weir.letters.DeadLetters;
import dev.weir.runner.output.Ages;
import dev.weir.runner.output.Columns;
import dev.weir.runner.output.Exit;
import dev.weir.runner.output.LetterView;
import dev.weir.runner.output.Terminal;
import dev.weir.runner.state.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir dlq list}. */
@Command(name = "list", description = "Lists dead letters, the oldest first (100 unless --limit says otherwise).")
final class DlqListCommand extends TerminalCommand {
    private static final long ENOUGH = 100;

    @Parameters(paramLabel = "NAME", description = "The Integration.")
    private String name = "";

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Mixin
    private StateOption state = new StateOption();

    @Mixin
    private OutputOption output = new OutputOption();

    DlqListCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        Running.Integration integration = state.integration(name);
        Duration retention = DlqCommand.keepsLetters(integration);
        try (DeadLetters letters = DlqCommand.letters(integration, state.folder())) {
            List<DeadLetter> list = letters.list(selection.selection(ENOUGH));
            output.print(
                    terminal,
                    list.stream().map(it -> LetterView.of(it, retention)).toList(),
                    () -> table(list, retention));
            return Exit.DONE;
        }
    }

    private static List<String> table(List<DeadLetter> list, @Nullable Duration retention) {
        if (list.isEmpty()) {
            return List.of("no dead letters");
        }
        Instant now = Instant.now();
        var columns =
                new Columns("LETTER", "MESSAGE", "FINGERPRINT", "FAILED", "EXPIRES", "ATTEMPTS", "REDRIVES", "ERROR");
        list.forEach(it -> columns.row(
                it.deadId(),
                it.id(),
                it.fingerprint(),
                Ages.of(it.lastFailed(), now),
                Ages.until(it.expires(retention), now),
                Integer.toString(it.attempts()),
                Integer.toString(it.redrives()),
                ErrorText.of(it.errorType(), it.errorMessage())));
        return columns.lines();
    }
}
