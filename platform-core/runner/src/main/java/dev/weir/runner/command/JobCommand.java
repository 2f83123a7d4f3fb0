package dev.weir.runner.command;

import dev.weir.runner.output.Refusal;
import dev.weir.runner.output.Terminal;
import dev.weir.runner.process.JobState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** {@code weir job}: a command in the Job that {@code kubectl weir dlq} makes. */
@Command(
        name = "job",
        hidden = true,
        description = "Runs a command for the Integration that WEIR_JOB_RESOURCES describes, with mounted Secrets.")
final class JobCommand extends TerminalCommand {
    private static final String RESOURCES = "WEIR_JOB_RESOURCES";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Option(names = "--secrets", paramLabel = "DIR", description = "Folder with a folder for each Secret.")
    private Path secrets = Path.of("/etc/weir/secrets");

    @Unmatched
    private List<String> command = new ArrayList<>();

    JobCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        String resources = System.getenv(RESOURCES);
        if (resources == null || command.isEmpty()) {
            throw Refusal.usage("this is for Jobs: kubectl weir dlq makes one, with " + RESOURCES + " in it");
        }
        try (JobState state = JobState.of(resources, secrets, folder())) {
            command.addAll(List.of("--state", state.folder().toString()));
            return Commands.run(
                    terminal, spec.commandLine().getOut(), spec.commandLine().getErr(), command.toArray(String[]::new));
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("weir-job-");
        } catch (IOException full) {
            throw new UncheckedIOException("no folder for temporary files: " + full.getMessage(), full);
        }
    }
}
