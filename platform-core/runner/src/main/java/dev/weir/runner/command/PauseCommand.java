package dev.weir.runner.command;

import dev.weir.model.State;
import dev.weir.runner.output.Terminal;
import picocli.CommandLine.Command;

/** {@code weir pause}. */
@Command(
        name = "pause",
        description = "Stops reading; the process stays warm and nothing is lost. Undo: weir resume NAME.",
        footerHeading = "%nExample:%n",
        footer = "  weir pause order-store")
final class PauseCommand extends StateCommand {
    PauseCommand(Terminal terminal) {
        super(terminal, State.Paused);
    }

    @Override
    String done(String integration) {
        return integration + " paused; go on with: weir resume " + integration;
    }
}
