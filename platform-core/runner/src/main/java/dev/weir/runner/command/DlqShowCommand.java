package dev.weir.runner.command;

import dev.weir.letters.DeadLetter;
import dev.weir.letters.DeadLetters;
import dev.weir.runner.output.Exit;
import dev.weir.runner.output.LetterView;
import dev.weir.runner.output.Refusal;
import dev.weir.runner.output.Terminal;
import dev.weir.runner.state.Running;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir dlq show}. */
@Command(name = "show", description = "Shows one dead letter with its headers and its body.")
final class DlqShowCommand extends TerminalCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "The Integration.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "LETTER", description = "The letter's id, as weir dlq list shows it.")
    private String letter = "";

    @Mixin
    private StateOption state = new StateOption();

    @Mixin
    private OutputOption output = new OutputOption();

    DlqShowCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        Running.Integration integration = state.integration(name);
        Duration retention = DlqCommand.keepsLetters(integration);
        try (DeadLetters letters = DlqCommand.letters(integration, state.folder())) {
            DeadLetter found = letters.show(letter)
                    .orElseThrow(() -> Refusal.problem("no letter '" + letter + "' is in " + letters.name()));
            output.print(terminal, LetterView.of(found, retention), () -> text(found, retention));
            return Exit.DONE;
        }
    }

    private static List<String> text(DeadLetter letter, @Nullable Duration retention) {
        var lines = new ArrayList<String>();
        lines.add("letter       " + letter.deadId());
        lines.add("message      " + letter.id());
        lines.add("key          " + Objects.requireNonNullElse(letter.key(), "-"));
        lines.add("origin       " + Objects.requireNonNullElse(letter.origin(), "-"));
        lines.add("parked       " + letter.parked());
        lines.add("failed       " + letter.lastFailed() + " after " + letter.attempts() + " attempts, first "
                + letter.firstFailed());
        lines.add("expires      " + Objects.requireNonNullElse(letter.expires(retention), "-"));
        lines.add("redriven     " + letter.redrives() + " times");
        lines.add("fingerprint  " + letter.fingerprint());
        lines.add("error        " + letter.errorType() + ": " + letter.errorMessage());
        lines.add("trace        " + Objects.requireNonNullElse(letter.trace(), "-"));
        lines.add("headers");
        letter.headers().forEach(it -> lines.add("  " + it.name() + ": " + it.text()));
        lines.add("body");
        lines.add(letter.body() == null ? "  null" : letter.body().toString());
        return lines;
    }
}
