package dev.weir.runner.command;

import dev.weir.letters.LettersUnavailable;
import dev.weir.letters.RedriveInProgress;
import dev.weir.letters.RedriveStopped;
import dev.weir.runner.output.Exit;
import dev.weir.runner.output.Refusal;
import dev.weir.runner.output.Terminal;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/** All commands, and what becomes of what they throw. */
@Command(
        name = "weir",
        description = "Runs Integrations on Kafka or RabbitMQ, on this machine, from the YAML a cluster takes.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DevCommand.class,
            RunCommand.class,
            LintCommand.class,
            RenderCommand.class,
            StatusCommand.class,
            SendCommand.class,
            TailCommand.class,
            DlqCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            DoctorCommand.class,
            KubeCommand.class,
            JobCommand.class,
            HelpCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  weir dev                                     the orders example, live, on an embedded Kafka",
            "  weir dev --broker amqp://guest:guest@localhost:5672",
            "  weir run -f integrations/                    your own folder of YAML",
            "  weir lint -f integrations/                   every problem with file and line",
            "  weir dlq groups                              what failed, in another terminal",
            "  weir dlq redrive order-pricing --fingerprint 1f2e3d4c",
            "",
            "Exit codes: 0 done, 1 problem found, 2 usage, 3 not reachable."
        })
public final class Commands implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    private Commands() {}

    /** Runs one command; results go to {@code out}, everything else to {@code err}. */
    public static int run(Terminal terminal, PrintWriter out, PrintWriter err, String... args) {
        return new CommandLine(new Commands(), new Factory(terminal))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                // @FILE is the commands' own: the body of a message
                .setExpandAtFiles(false)
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, terminal))
                .execute(args);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
    }

    private static int explain(Exception failure, Terminal terminal) throws Exception {
        switch (failure) {
            case Refusal refusal -> {
                terminal.note(String.valueOf(refusal.getMessage()));
                return refusal.exitCode();
            }
            case LettersUnavailable away -> {
                terminal.note(String.valueOf(away.getMessage()));
                return Exit.NOT_REACHABLE;
            }
            case RedriveInProgress busy -> terminal.note(String.valueOf(busy.getMessage()));
            case RedriveStopped stopped -> terminal.note(String.valueOf(stopped.getMessage()));
            case UncheckedIOException file -> terminal.note(String.valueOf(file.getMessage()));
            default -> {
                terminal.note("this should not happen: " + failure);
                throw failure;
            }
        }
        return Exit.PROBLEM;
    }

    /** For whoever wants to know what a command line says without running it. */
    static CommandLine.IFactory factory(Terminal terminal) {
        return new Factory(terminal);
    }

    /** Gives commands the terminal. */
    private record Factory(Terminal terminal) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            return TerminalCommand.class.isAssignableFrom(type)
                    ? type.getDeclaredConstructor(Terminal.class).newInstance(terminal)
                    : CommandLine.defaultFactory().create(type);
        }
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Commands.class.getPackage().getImplementationVersion();
            return new String[] {
                "weir " + (version == null ? "(not built as a jar)" : version),
                "Java " + Runtime.version() + ", " + System.getProperty("os.name")
            };
        }
    }
}
