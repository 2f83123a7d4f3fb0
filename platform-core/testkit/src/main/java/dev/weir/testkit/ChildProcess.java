package dev.weir.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of the operating system that never outlives this JVM. */
final class ChildProcess {
    private static final Duration END = Duration.ofMinutes(2);
    private static final int LOG_LINES_SHOWN = 30;

    private final Process process;
    private final Leash leash;
    private final Path log;

    private ChildProcess(Process process, Leash leash, Path log) {
        this.process = process;
        this.leash = leash;
        this.log = log;
    }

    /** Starts the command, its output and errors appended to the log. */
    static ChildProcess start(ProcessBuilder command, Path log) {
        try {
            Process process = command.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new ChildProcess(process, Leash.on(process.toHandle()), log);
        } catch (IOException cannotStart) {
            throw new UncheckedIOException("cannot start " + command.command().get(0), cannotStart);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    /** SIGKILL; returns when the process is gone. */
    void kill() {
        leash.release();
        process.destroyForcibly();
        gone(Duration.ofSeconds(10));
    }

    /** SIGTERM, and SIGKILL when that has not ended the process in time. */
    void stop(Duration patience) {
        process.destroy();
        gone(patience);
        kill();
    }

    /**
     * SIGTERM.
     *
     * @return the exit code
     * @throws IllegalStateException when it does not end in time; then it is killed
     */
    int end(Duration patience) {
        process.destroy();
        gone(patience);
        boolean stubborn = alive();
        kill();
        if (stubborn) {
            throw new IllegalStateException("the process ignored SIGTERM for " + patience.toSeconds()
                    + " s; its log ends with\n" + lastLines());
        }
        return process.exitValue();
    }

    int exitCode() {
        return process.exitValue();
    }

    /** Waits for its end; whether it said that all went well. */
    boolean ended() {
        gone(END);
        kill();
        return process.exitValue() == 0;
    }

    /** Sends a signal by its name, for example {@code STOP}. */
    void signal(String name) {
        try {
            Process sent = new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(sent.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (sent.waitFor() != 0) {
                throw new IllegalStateException(
                        "cannot send SIG" + name + " to " + process.pid() + ": " + said.strip());
            }
        } catch (IOException noShell) {
            throw new UncheckedIOException("cannot run sh to send SIG" + name, noShell);
        } catch (InterruptedException interrupted) {
            throw Deadline.interrupted(interrupted);
        }
    }

    /** The end of its log, for the message of a failure. */
    String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
        } catch (IOException unreadable) {
            return "(no log: " + unreadable + ")";
        }
    }

    private void gone(Duration patience) {
        try {
            process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            throw Deadline.interrupted(interrupted);
        }
    }
}
