package dev.weir.runner.command;

import dev.weir.letters.DeadLetters;
import dev.weir.runner.output.Exit;
import dev.weir.runner.output.Terminal;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir dlq export}. */
@Command(
        name = "export",
        description = "Writes dead letters into a new file, one JSON object in each line; they stay where they are.",
        footerHeading = "%nExample:%n",
        footer = "  weir dlq export order-pricing --to letters.jsonl")
final class DlqExportCommand extends TerminalCommand {
    @Parameters(paramLabel = "NAME", description = "The Integration.")
    private String name = "";

    @Option(names = "--to", paramLabel = "FILE", required = true, description = "The file; it must not exist.")
    private Path file = Path.of("");

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Mixin
    private StateOption state = new StateOption();

    DlqExportCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        try (DeadLetters letters = DlqCommand.letters(state.integration(name), state.folder())) {
            long written = letters.export(selection.selection(Long.MAX_VALUE), file);
            terminal.result(written + " written to " + file);
            return Exit.DONE;
        }
    }
}
