package dev.weir.runner.command;

import dev.weir.letters.Content;
import dev.weir.runner.broker.BrokerFiles;
import dev.weir.runner.broker.Courier;
import dev.weir.runner.broker.Courier.Letter;
import dev.weir.runner.dev.HttpDoor;
import dev.weir.runner.output.Exit;
import dev.weir.runner.output.Refusal;
import dev.weir.runner.output.Terminal;
import dev.weir.runner.state.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir send}. */
@Command(
        name = "send",
        description = "Puts a message where an Integration reads: its destination, or the port its source listens on.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  weir send order-pricing --data @order.json",
            "  weir send order-pricing --data '{\"orderId\":\"O-900001\"}' --key C-0001 --header tenant=acme",
            "  weir send order-api --data @orders.jsonl --lines"
        })
final class SendCommand extends TerminalCommand {
    @Parameters(paramLabel = "NAME", description = "The Integration.")
    private String name = "";

    @Option(
            names = {"-d", "--data"},
            paramLabel = "TEXT|@FILE",
            required = true,
            description = "The body; @ and a file's name sends the file as it is.")
    private String data = "";

    @Option(names = "--lines", description = "Each line of the data is a message.")
    private boolean lines;

    @Option(names = "--key", description = "Key of the message.")
    private @Nullable String key;

    @Option(names = "--id", description = "Identity of the message (default: made by whoever reads it).")
    private @Nullable String id;

    @Option(names = "--content-type", defaultValue = "application/json", description = "Default: ${DEFAULT-VALUE}.")
    private String contentType = "application/json";

    @Option(names = "--header", paramLabel = "NAME=VALUE", description = "A header; may be repeated.")
    private Map<String, String> headers = new TreeMap<>();

    @Mixin
    private StateOption state = new StateOption();

    SendCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        Running.Integration integration = state.integration(name);
        List<Letter> letters = letters();
        Running.Side input = integration.input();
        if (input != null) {
            Courier.send(BrokerFiles.read(state.folder(), input.broker()), input, letters);
            terminal.result(letters.size() + " sent to " + input.destination());
            return Exit.DONE;
        }
        if (integration.listens() == 0) {
            throw Refusal.usage(
                    integration.shortName() + " has neither an input nor a port; nothing can be sent to it");
        }
        return new HttpDoor(integration, state.folder()).post(letters, terminal) ? Exit.DONE : Exit.PROBLEM;
    }

    private List<Letter> letters() {
        Content content = data.startsWith("@") ? file(Path.of(data.substring(1))) : Content.of(data);
        if (!lines) {
            return List.of(letter(content));
        }
        return content.text()
                .orElseThrow(() -> Refusal.usage("--lines wants text; the data is not UTF-8"))
                .lines()
                .filter(it -> !it.isBlank())
                .map(it -> letter(Content.of(it)))
                .toList();
    }

    private Letter letter(Content body) {
        return new Letter(body, id, key, contentType, headers);
    }

    private static Content file(Path file) {
        try {
            return Content.of(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
