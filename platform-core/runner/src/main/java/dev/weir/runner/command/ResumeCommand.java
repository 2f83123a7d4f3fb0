package dev.weir.runner.command;

import dev.weir.model.State;
import dev.weir.runner.output.Exit;
import dev.weir.runner.output.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir resume}. */
@Command(
        name = "resume",
        description = "Reads again after weir pause.",
        footerHeading = "%nExample:%n",
        footer = "  weir resume order-store")
final class ResumeCommand extends TerminalCommand {
    @Parameters(paramLabel = "NAME", description = "The Integration.")
    private String name = "";

    @Mixin
    private StateOption state = new StateOption();

    ResumeCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        var integration = state.integration(name);
        state.folder().change(integration.name(), State.Running);
        terminal.result(integration.shortName() + " running");
        return Exit.DONE;
    }
}
