package dev.weir.runner.command;

import dev.weir.model.State;
import dev.weir.runner.output.Exit;
import dev.weir.runner.output.Terminal;
import dev.weir.runner.state.Running;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Changes the state that the processes of an Integration watch. */
abstract class StateCommand extends TerminalCommand {
    private final State wanted;

    @Parameters(paramLabel = "NAME", description = "The Integration.")
    private String name = "";

    @Mixin
    private StateOption state = new StateOption();

    StateCommand(Terminal terminal, State wanted) {
        super(terminal);
        this.wanted = wanted;
    }

    @Override
    public Integer call() {
        Running.Integration integration = state.integration(name);
        state.folder().change(integration.name(), wanted);
        terminal.result(done(integration.shortName()));
        return Exit.DONE;
    }

    /** What to say about it. */
    abstract String done(String integration);
}
