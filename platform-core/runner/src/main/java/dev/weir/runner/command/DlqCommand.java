package dev.weir.runner.command;

import dev.weir.letters.DeadLetters;
import dev.weir.runner.broker.BrokerFiles;
import dev.weir.runner.broker.LettersOf;
import dev.weir.runner.output.Refusal;
import dev.weir.runner.state.Running;
import dev.weir.runner.state.StateFolder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code weir dlq}. */
@Command(
        name = "dlq",
        description = "Dead letters: what failed for good, what to do about it. Looking never changes anything.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DlqGroupsCommand.class,
            DlqListCommand.class,
            DlqShowCommand.class,
            DlqRedriveCommand.class,
            DlqDiscardCommand.class,
            DlqExportCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  weir dlq groups",
            "  weir dlq groups --expiring-within 2d                                for an alert: exit code 1 if any",
            "  weir dlq list order-pricing --fingerprint 1f2e3d4c",
            "  weir dlq redrive order-pricing --fingerprint 1f2e3d4c --limit 1     try one",
            "  weir dlq redrive order-pricing --fingerprint 1f2e3d4c --rate 50     then the rest"
        })
final class DlqCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
    }

    /** How long the broker keeps them; null for ever. */
    static @Nullable Duration keepsLetters(Running.Integration integration) {
        return integration.input() == null ? null : integration.input().keepsLetters();
    }

    /** The dead letters of an Integration of a running system. */
    static DeadLetters letters(Running.Integration integration, StateFolder state) {
        Running.Side input = integration.input();
        if (input == null) {
            throw Refusal.usage(integration.shortName() + " reads nothing, so it has no dead letters");
        }
        return LettersOf.open(BrokerFiles.read(state, input.broker()), input);
    }
}
