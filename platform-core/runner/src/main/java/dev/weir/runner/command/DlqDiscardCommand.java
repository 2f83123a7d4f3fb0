package dev.weir.runner.command;

import dev.weir.letters.DeadLetters;
import dev.weir.letters.LetterGroup;
import dev.weir.letters.Outcome;
import dev.weir.letters.Selection;
import dev.weir.runner.output.Exit;
import dev.weir.runner.output.Terminal;
import dev.weir.runner.state.Running;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code weir dlq discard}. */
@Command(
        name = "discard",
        description = "Takes dead letters out for good, each after it was written into a file.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  weir dlq discard order-pricing --fingerprint 1f2e3d4c --reason 'not our orders'",
            "  weir dlq discard order-pricing --since 1h --to discarded.jsonl --yes"
        })
final class DlqDiscardCommand extends DlqTakingCommand {
    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "File for the letters (default: discarded-NAME-TIME.jsonl).")
    private @Nullable Path file;

    DlqDiscardCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int take(Running.Integration integration, DeadLetters letters, Selection wanted) {
        long count =
                letters.groups(wanted).stream().mapToLong(LetterGroup::count).sum();
        Path to = file == null ? Path.of(fileName(integration)) : file;
        if (dryRun || count == 0) {
            output.print(terminal, count, () -> List.of(count + " matched, none discarded"));
            return Exit.DONE;
        }
        if (!agreed(count + " matched in " + letters.name() + ". Discard them, with a copy in " + to + "?")) {
            return Exit.PROBLEM;
        }
        Outcome done = letters.discard(wanted, to, reason, Outcomes.shown(terminal, "discarded"));
        terminal.endPicture();
        state.folder().addDiscard(integration.name(), done.moved());
        output.print(terminal, done, () -> List.of(Outcomes.text(done, "discarded, copies in " + to)));
        return Exit.DONE;
    }

    private static String fileName(Running.Integration integration) {
        String time = LocalDateTime.now(ZoneId.systemDefault()).format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
        return "discarded-" + integration.shortName().replace('/', '.') + "-" + time + ".jsonl";
    }
}
