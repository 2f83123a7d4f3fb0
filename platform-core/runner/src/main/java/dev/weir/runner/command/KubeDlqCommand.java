package dev.weir.runner.command;

import dev.weir.runner.kube.LetterRun;
import dev.weir.runner.output.Refusal;
import dev.weir.runner.output.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Unmatched;

/** {@code kubectl weir dlq}. */
@Command(
        name = "dlq",
        description =
                "weir dlq in the cluster: a Job with the Broker's Secret does it and is taken away again; its output and"
                        + " exit code are those of weir dlq. What takes letters out wants --yes.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kubectl weir dlq groups order-pricing",
            "  kubectl weir dlq list order-pricing --fingerprint 1f2e3d4c -o json",
            "  kubectl weir dlq redrive order-pricing --fingerprint 1f2e3d4c --yes"
        })
final class KubeDlqCommand extends TerminalCommand {
    private static final String IMAGE = "weir/weir-runner:";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Parameters(
            arity = "1",
            paramLabel = "COMMAND",
            description = "groups, list, show, redrive or discard, with the options weir dlq knows.")
    private String command = "";

    @Unmatched
    private List<String> rest = new ArrayList<>();

    @Option(
            names = "--image",
            paramLabel = "IMAGE",
            description = "Image of the command line (default: $WEIR_RUNNER_IMAGE, or the one of this version).")
    private @Nullable String image;

    @Mixin
    private KubeOptions kube = new KubeOptions();

    KubeDlqCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(rest);
        String name = integration(arguments);
        arguments.addFirst("dlq");
        return new LetterRun(kube.kubectl(), terminal).run(name, image(), arguments);
    }

    /** The one that is named; what weir dlq would not understand is said here already. */
    private String integration(List<String> arguments) {
        ParseResult parsed = new CommandLine(new DlqCommand(), Commands.factory(terminal))
                .setErr(spec.commandLine().getErr())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .parseArgs(arguments.toArray(String[]::new));
        ParseResult asked = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
        if (command.equals("export")) {
            throw Refusal.usage(
                    "export writes a file, which would be lost with the Job; use: list NAME --limit N -o json");
        }
        if (asked.hasMatchedOption("--state")) {
            throw Refusal.usage("--state is for what runs on this machine; leave it out");
        }
        return asked.matchedPositionals().stream()
                .findFirst()
                .map(it -> it.<Object>getValue().toString())
                .orElseThrow(() -> Refusal.usage("name the Integration: kubectl weir dlq " + command + " NAME"));
    }

    private String image() {
        String version = Optional.ofNullable(Commands.class.getPackage().getImplementationVersion())
                .orElse("latest")
                .replace("-SNAPSHOT", "");
        return Optional.ofNullable(image)
                .or(() -> Optional.ofNullable(System.getenv("WEIR_RUNNER_IMAGE")))
                .orElse(IMAGE + version);
    }
}
