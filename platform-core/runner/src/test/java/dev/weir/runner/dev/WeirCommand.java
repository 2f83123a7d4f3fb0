package dev.weir.runner.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The launcher {@code weir} as people type it, in a folder of its own. */
final class WeirCommand implements AutoCloseable {
    private static final Path HOME = Path.of("..", "..").toAbsolutePath().normalize();
    private static final long LONGEST_MINUTES = 10;

    private final Path folder;
    private final List<Process> processes = new ArrayList<>();

    WeirCommand(Path folder) {
        this.folder = folder;
    }

    /** The checkout. */
    static Path home() {
        return HOME;
    }

    /**
     * What a command has done.
     *
     * @param code exit code
     */
    record Result(int code, String out, String err) {}

    /** A command that goes on. */
    record Started(Process process, Path out, Path err) {
        /** Waits for its end. */
        Result end() {
            try {
                if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new IllegalStateException(
                            "weir did not end: " + Files.readString(err) + Files.readString(out));
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

    Started start(String... args) {
        int run = processes.size();
        Path out = folder.resolve("out-" + run + ".txt");
        Path err = folder.resolve("err-" + run + ".txt");
        var command = new ArrayList<>(List.of(HOME.resolve("weir").toString()));
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        // what the build that runs this test has built is what it is about
        builder.environment().put("WEIR_BUILD", "off");
        try {
            Process process = builder.start();
            processes.add(process);
            return new Started(process, out, err);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    Result run(String... args) {
        return start(args).end();
    }

    /** Asks what still runs to end, as Ctrl-C does, and waits for it. */
    @Override
    public void close() {
        processes.stream().filter(Process::isAlive).forEach(it -> it.toHandle().destroy());
        processes.forEach(it -> it.onExit().join());
    }
}
