package dev.weir.runner.command;

import dev.weir.runner.dev.Feed;
import dev.weir.runner.dev.Session;
import dev.weir.runner.output.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir dev}. */
@Command(
        name = "dev",
        description = "Runs an example with an embedded Kafka, feeds it, and shows it live. Not for production.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  weir dev                                      until Ctrl-C",
            "  weir dev --for 60s --rate 50                  ends by itself with a summary",
            "  weir dev --broker amqp://guest:guest@localhost:5672/shop"
        })
final class DevCommand extends TerminalCommand {
    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE|DIR",
            description = "YAML to run (default: the orders example). Lines of feed/*.jsonl beside it are posted to its"
                    + " HTTP source.")
    private @Nullable Path file;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "20",
            description = "Posts per second; 0 posts nothing (default: ${DEFAULT-VALUE}).")
    private double rate = 20;

    @Mixin
    private RunOptions options = new RunOptions();

    DevCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        Path folder = file == null ? Home.path().resolve("examples").resolve("orders") : file;
        return options.run(List.of(folder), terminal, (system, state) -> {
            Optional<Feed> feed = Feed.beside(folder, system, rate);
            return Session.run(system, state, terminal, feed, options.time());
        });
    }
}
