package dev.weir.runner.command;

import dev.weir.letters.DeadLetters;
import dev.weir.letters.Selection;
import dev.weir.runner.output.Terminal;
import dev.weir.runner.state.Running;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes dead letters out: counts first, asks, then does it. */
abstract class DlqTakingCommand extends TerminalCommand {
    @Parameters(paramLabel = "NAME", description = "The Integration.")
    private String name = "";

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Option(names = "--dry-run", description = "Only counts.")
    boolean dryRun;

    @Option(
            names = "--reason",
            defaultValue = "weir dlq",
            description = "Why, shown to whoever wants to take letters out meanwhile.")
    String reason = "weir dlq";

    @Mixin
    private Consent consent = new Consent();

    @Mixin
    StateOption state = new StateOption();

    @Mixin
    OutputOption output = new OutputOption();

    DlqTakingCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public final Integer call() {
        Running.Integration integration = state.integration(name);
        Selection wanted = selection.selection(Long.MAX_VALUE);
        try (DeadLetters letters = DlqCommand.letters(integration, state.folder())) {
            return take(integration, letters, wanted);
        }
    }

    /** The exit code. */
    abstract int take(Running.Integration integration, DeadLetters letters, Selection wanted);

    /** Whether to go on; says so when not. */
    final boolean agreed(String question) {
        boolean given = consent.isGiven(terminal, question);
        if (!given) {
            terminal.note("nothing was done");
        }
        return given;
    }
}
