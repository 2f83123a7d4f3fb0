package dev.weir.runner.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code weir kube}, which {@code kubectl weir} is short for. */
@Command(
        name = "kube",
        description = "The same in a cluster, asked through kubectl. As plugin: kubectl weir COMMAND.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {KubeStatusCommand.class, KubeDiffCommand.class, KubeDlqCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  kubectl weir status order-pricing -n shop",
            "  kubectl weir diff -f integrations/",
            "  kubectl weir dlq groups order-pricing -n shop",
            "  kubectl weir dlq redrive order-pricing --fingerprint 1f2e3d4c --yes -n shop"
        })
final class KubeCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
    }
}
