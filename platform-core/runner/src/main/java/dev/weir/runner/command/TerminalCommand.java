package dev.weir.runner.command;

import dev.weir.runner.output.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** What all commands have. */
abstract class TerminalCommand implements Callable<Integer> {
    final Terminal terminal;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean help;

    TerminalCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The exit code. */
    @Override
    public abstract Integer call();
}
