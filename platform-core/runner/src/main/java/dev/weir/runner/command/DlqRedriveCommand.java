package dev.weir.runner.command;

import dev.weir.letters.DeadLetters;
import dev.weir.letters.Outcome;
import dev.weir.letters.Progress;
import dev.weir.letters.RedriveOptions;
import dev.weir.letters.Selection;
import dev.weir.runner.output.Exit;
import dev.weir.runner.output.Terminal;
import dev.weir.runner.state.Running;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code weir dlq redrive}. */
@Command(
        name = "redrive",
        description =
                "Gives dead letters back to the group that failed, and to no other. Each leaves the dead letters when"
                        + " the broker has confirmed its copy.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  weir dlq redrive order-pricing --dry-run",
            "  weir dlq redrive order-pricing --fingerprint 1f2e3d4c --limit 1 --reason INC-481",
            "  weir dlq redrive order-pricing --fingerprint 1f2e3d4c --rate 50 --yes"
        })
final class DlqRedriveCommand extends DlqTakingCommand {
    @Option(names = "--rate", paramLabel = "N", defaultValue = "0", description = "Letters per second; 0 for no bound.")
    private double rate;

    DlqRedriveCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int take(Running.Integration integration, DeadLetters letters, Selection wanted) {
        RedriveOptions options = RedriveOptions.because(reason).atRate(rate);
        Outcome count = letters.redrive(wanted, options.dry(), Progress.SILENT);
        if (dryRun || count.moved() == 0) {
            return print(count, dryRun ? "would be redriven" : "redriven");
        }
        if (!agreed(Outcomes.text(count, "can be redriven to " + integration.shortName()) + ". Redrive?")) {
            return Exit.PROBLEM;
        }
        Outcome done = letters.redrive(wanted, options, Outcomes.shown(terminal, "redriven"));
        terminal.endPicture();
        return print(done, "redriven");
    }

    private int print(Outcome outcome, String done) {
        output.print(terminal, outcome, () -> List.of(Outcomes.text(outcome, done)));
        return Exit.DONE;
    }
}
