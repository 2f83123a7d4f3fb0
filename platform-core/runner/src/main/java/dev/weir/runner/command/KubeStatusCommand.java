package dev.weir.runner.command;

import dev.weir.runner.kube.ClusterStatus;
import dev.weir.runner.kube.StatusTree;
import dev.weir.runner.output.Exit;
import dev.weir.runner.output.Terminal;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kubectl weir status}. */
@Command(
        name = "status",
        description =
                "Shows an Integration with its Deployment, pods, conditions and last events; exit code 1 when it is"
                        + " not ready.")
final class KubeStatusCommand extends TerminalCommand {
    @Parameters(paramLabel = "NAME", description = "The Integration.")
    private String name = "";

    @Mixin
    private KubeOptions kube = new KubeOptions();

    @Mixin
    private OutputOption output = new OutputOption();

    KubeStatusCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        ClusterStatus status = ClusterStatus.of(kube.kubectl(), name);
        output.print(terminal, status, () -> StatusTree.lines(status, Instant.now()));
        return status.isReady() ? Exit.DONE : Exit.PROBLEM;
    }
}
