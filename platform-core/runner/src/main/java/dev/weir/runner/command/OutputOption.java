package dev.weir.runner.command;

import dev.weir.runner.output.Format;
import dev.weir.runner.output.Terminal;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** How the result is printed. */
final class OutputOption {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.table;

    void print(Terminal terminal, Object value, Supplier<List<String>> lines) {
        format.print(terminal, value, lines);
    }
}
