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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
final class DlqRedriveCommand extends TerminalCommand {
    @Parameters(paramLabel = "NAME", description = "The Integration.")
    private String name = "";

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Option(names = "--rate", paramLabel = "N", defaultValue = "0", description = "Letters per second; 0 for no bound.")
    private double rate;

    @Option(names = "--dry-run", description = "Only counts.")
    private boolean dryRun;

    @Option(
            names = "--reason",
            defaultValue = "weir dlq redrive",
            description = "Why, shown to whoever wants to redrive meanwhile.")
    private String reason = "weir dlq redrive";

    @Mixin
    private Consent consent = new Consent();

    @Mixin
    private StateOption state = new StateOption();

    @Mixin
    private OutputOption output = new OutputOption();

    DlqRedriveCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        Running.Integration integration = state.integration(name);
        Selection wanted = selection.selection(Long.MAX_VALUE);
        RedriveOptions options = RedriveOptions.because(reason).atRate(rate);
        try (DeadLetters letters = DlqCommand.letters(integration, state.folder())) {
            Outcome count = letters.redrive(wanted, options.dry(), Progress.SILENT);
            if (dryRun || count.moved() == 0) {
                return print(count, "would be redriven");
            }
            String question = Outcomes.text(count, "can be redriven to " + integration.shortName()) + ". Redrive?";
            if (!consent.isGiven(terminal, question)) {
                terminal.note("nothing was done");
                return Exit.PROBLEM;
            }
            Outcome done = letters.redrive(wanted, options, Outcomes.shown(terminal, "redriven"));
            terminal.endPicture();
            return print(done, "redriven");
        }
    }

    private int print(Outcome outcome, String done) {
        output.print(terminal, outcome, () -> List.of(Outcomes.text(outcome, done)));
        return Exit.DONE;
    }
}
