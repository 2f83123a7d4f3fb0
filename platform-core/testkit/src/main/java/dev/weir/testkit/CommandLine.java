package dev.weir.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program as people type it, in a folder of its own. What still runs at the end is asked to end, as Ctrl-C does. */
public final class CommandLine implements AutoCloseable {
    private static final long LONGEST_MINUTES = 10;

    private final Path program;
    private final Map<String, String> environment;
    private final Path folder;
    private final List<Process> processes = new ArrayList<>();

    /**
     * @param environment beside what this JVM has
     * @param folder where the program runs, and where what it writes is kept
     */
    public CommandLine(Path program, Map<String, String> environment, Path folder) {
        this.program = program.toAbsolutePath().normalize();
        this.environment = Map.copyOf(environment);
        this.folder = folder;
    }

    /**
     * What a command has done.
     *
     * @param code exit code
     */
    public record Result(int code, String out, String err) {}

    /** A command that goes on. */
    public record Started(Process process, Path out, Path err) {
        /** Waits for its end. */
        public Result end() {
            try {
                if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new IllegalStateException("it did not end: " + Files.readString(err) + Files.readString(out));
                }
                return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
    }

    /** Starts it and returns. */
    public Started start(String... args) {
        int run = processes.size();
        Path out = folder.resolve("out-" + run + ".txt");
        Path err = folder.resolve("err-" + run + ".txt");
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            processes.add(process);
            return new Started(process, out, err);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** Starts it and waits for its end. */
    public Result run(String... args) {
        return start(args).end();
    }

    @Override
    public void close() {
        processes.stream().filter(Process::isAlive).forEach(it -> it.toHandle().destroy());
        processes.forEach(it -> it.onExit().join());
    }
}
