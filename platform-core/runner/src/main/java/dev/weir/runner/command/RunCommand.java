package dev.weir.runner.command;

import dev.weir.runner.dev.Session;
import dev.weir.runner.output.Terminal;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir run}. */
@Command(
        name = "run",
        description = "Runs a folder of YAML on this machine, each Integration in processes of its own, until Ctrl-C.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  weir run -f integrations/",
            "  weir run -f integrations/ --broker kafka://localhost:9092",
            "  weir run -f a.yaml --connector enrich=../enrich --for 5m"
        })
final class RunCommand extends TerminalCommand {
    @Mixin
    private FilesOption files = new FilesOption();

    @Mixin
    private RunOptions options = new RunOptions();

    RunCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        return options.run(
                files.files(),
                terminal,
                (system, state) -> Session.run(system, state, terminal, Optional.empty(), options.time()));
    }
}
