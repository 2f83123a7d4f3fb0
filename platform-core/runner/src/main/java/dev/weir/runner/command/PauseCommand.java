package dev.weir.runner.command;

import dev.weir.model.State;
import dev.weir.runner.output.Exit;
import dev.weir.runner.output.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir pause}. */
@Command(
        name = "pause",
        description = "Stops reading; the process stays warm and nothing is lost. Undo: weir resume NAME.",
        footerHeading = "%nExample:%n",
        footer = "  weir pause order-store")
final class PauseCommand extends TerminalCommand {
    @Parameters(paramLabel = "NAME", description = "The Integration.")
    private String name = "";

    @Mixin
    private StateOption state = new StateOption();

    PauseCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        var integration = state.integration(name);
        state.folder().change(integration.name(), State.Paused);
        terminal.result(integration.shortName() + " paused; go on with: weir resume " + integration.shortName());
        return Exit.DONE;
    }
}
