package dev.weir.runner.command;

import dev.weir.runner.kube.ClusterDiff;
import dev.weir.runner.kube.ClusterDiff.Change;
import dev.weir.runner.output.Exit;
import dev.weir.runner.output.Terminal;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kubectl weir diff}. */
@Command(
        name = "diff",
        description = "Shows what kubectl apply --server-side would change, as the API server itself says, and changes"
                + " nothing; exit code 1 when something would change or is refused. Values of Secrets are not shown.")
final class KubeDiffCommand extends TerminalCommand {
    @Mixin
    private FilesOption files = new FilesOption();

    @Mixin
    private KubeOptions kube = new KubeOptions();

    @Mixin
    private OutputOption output = new OutputOption();

    KubeDiffCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        List<ClusterDiff> diffs = ClusterDiff.of(kube.kubectl(), files.files());
        output.print(terminal, diffs, () -> diffs.stream()
                .flatMap(it -> it.lines().stream())
                .toList());
        return diffs.stream().allMatch(it -> it.change() == Change.unchanged) ? Exit.DONE : Exit.PROBLEM;
    }
}
