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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir dlq discard}. */
@Command(
        name = "discard",
        description = "Takes dead letters out for good, each after it was written into a file.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  weir dlq discard order-pricing --fingerprint 1f2e3d4c --reason 'not our orders'",
            "  weir dlq discard order-pricing --since 1h --to discarded.jsonl --yes"
        })
final class DlqDiscardCommand extends TerminalCommand {
    @Parameters(paramLabel = "NAME", description = "The Integration.")
    private String name = "";

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "File for the letters (default: discarded-NAME-TIME.jsonl).")
    private @Nullable Path file;

    @Option(names = "--dry-run", description = "Only counts.")
    private boolean dryRun;

    @Option(
            names = "--reason",
            defaultValue = "weir dlq discard",
            description = "Why, shown to whoever wants to redrive meanwhile.")
    private String reason = "weir dlq discard";

    @Mixin
    private Consent consent = new Consent();

    @Mixin
    private StateOption state = new StateOption();

    @Mixin
    private OutputOption output = new OutputOption();

    DlqDiscardCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        Running.Integration integration = state.integration(name);
        Selection wanted = selection.selection(Long.MAX_VALUE);
        try (DeadLetters letters = DlqCommand.letters(integration, state.folder())) {
            long count = letters.groups(wanted).stream()
                    .mapToLong(LetterGroup::count)
                    .sum();
            Path to = file == null ? Path.of(fileName(integration)) : file;
            if (dryRun || count == 0) {
                output.print(terminal, count, () -> List.of(count + " matched, none discarded"));
                return Exit.DONE;
            }
            String question = count + " matched in " + letters.name() + ". Discard them, with a copy in " + to + "?";
            if (!consent.isGiven(terminal, question)) {
                terminal.note("nothing was done");
                return Exit.PROBLEM;
            }
            Outcome done = letters.discard(wanted, to, reason, Outcomes.shown(terminal, "discarded"));
            terminal.endPicture();
            state.folder().addDiscard(integration.name(), done.moved());
            output.print(terminal, done, () -> List.of(Outcomes.text(done, "discarded, copies in " + to)));
            return Exit.DONE;
        }
    }

    private static String fileName(Running.Integration integration) {
        String time = LocalDateTime.now(ZoneId.systemDefault()).format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
        return "discarded-" + integration.shortName().replace('/', '.') + "-" + time + ".jsonl";
    }
}
