package dev.weir.runner.command;

import dev.weir.runner.manifest.FolderPlan.Planned;
import dev.weir.runner.manifest.Workspace;
import dev.weir.runner.output.Exit;
import dev.weir.runner.output.Refusal;
import dev.weir.runner.output.Rendering;
import dev.weir.runner.output.Terminal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir render}. */
@Command(
        name = "render",
        description =
                "Shows what a folder of YAML becomes: properties, secrets by name, topology, permissions, processes.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  weir render -f integrations/",
            "  weir render -f integrations/ order-pricing -o yaml",
            "  weir render -f integrations/ --broker amqp://localhost"
        })
final class RenderCommand extends TerminalCommand {
    /** The embedded broker as it stands in what is only shown. */
    static final String EMBEDDED = "127.0.0.1:9092";

    @Mixin
    private FilesOption files = new FilesOption();

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only this Integration.")
    private @Nullable String name;

    @Mixin
    private FolderOptions options = new FolderOptions();

    @Mixin
    private OutputOption output = new OutputOption();

    RenderCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        Workspace workspace = options.load(files.files(), options.standIn(EMBEDDED));
        if (!FolderOptions.isClean(workspace, terminal)) {
            return Exit.PROBLEM;
        }
        List<Planned> wanted = workspace.plan().integrations().stream()
                .filter(it -> name == null
                        || it.source().qualifiedName().equals(name)
                        || it.manifest().metadata().name().equals(name))
                .toList();
        if (name != null && wanted.isEmpty()) {
            throw Refusal.usage("no Integration '" + name + "' is in the folder");
        }
        output.print(terminal, wanted.stream().map(Rendering::of).toList(), () -> wanted.stream()
                .flatMap(RenderCommand::text)
                .toList());
        return Exit.DONE;
    }

    private static Stream<String> text(Planned planned) {
        return Stream.concat(
                Stream.of("# " + planned.source().qualifiedName() + ", digest "
                        + planned.plan().app().digest()),
                Stream.concat(planned.plan().text().lines(), Stream.of("")));
    }
}
