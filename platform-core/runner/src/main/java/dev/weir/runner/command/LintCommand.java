package dev.weir.runner.command;

import dev.weir.runner.manifest.Finding;
import dev.weir.runner.manifest.Workspace;
import dev.weir.runner.output.Exit;
import dev.weir.runner.output.Terminal;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir lint}. */
@Command(
        name = "lint",
        description = "Checks a folder of YAML as a cluster would, and more: every problem with file and line.",
        footerHeading = "%nExamples:%n",
        footer = {"  weir lint -f integrations/", "  weir lint -f a.yaml -f b.yaml -o json"})
final class LintCommand extends TerminalCommand {
    @Mixin
    private FilesOption files = new FilesOption();

    @Mixin
    private FolderOptions options = new FolderOptions();

    @Mixin
    private OutputOption output = new OutputOption();

    LintCommand(Terminal terminal) {
        super(terminal);
    }

    /** A finding for machines. */
    record Line(String file, int line, int column, String path, String message) {
        static Line of(Finding finding) {
            var at = finding.at();
            return new Line(at.file().toString(), at.line(), at.column(), finding.path(), finding.message());
        }
    }

    @Override
    public Integer call() {
        Workspace workspace = options.load(files.files(), options.standIn(RenderCommand.EMBEDDED));
        List<Finding> findings = workspace.plan().findings();
        output.print(terminal, findings.stream().map(Line::of).toList(), () -> findings.stream()
                .map(Finding::toString)
                .toList());
        int integrations = workspace.folder().integrations().size();
        workspace.folder().passedOver().forEach(it -> terminal.note("passed over " + it));
        terminal.note(integrations
                + (integrations == 1 ? " Integration, " : " Integrations, ")
                + findings.size()
                + (findings.size() == 1 ? " problem" : " problems"));
        return findings.isEmpty() ? Exit.DONE : Exit.PROBLEM;
    }
}
