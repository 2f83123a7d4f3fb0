package dev.weir.runner.command;

import dev.weir.model.State;
import dev.weir.runner.output.Terminal;
import picocli.CommandLine.Command;

/** {@code weir resume}. */
@Command(
        name = "resume",
        description = "Reads again after weir pause.",
        footerHeading = "%nExample:%n",
        footer = "  weir resume order-store")
final class ResumeCommand extends StateCommand {
    ResumeCommand(Terminal terminal) {
        super(terminal, State.Running);
    }

    @Override
    String done(String integration) {
        return integration + " running";
    }
}
