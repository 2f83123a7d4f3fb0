package dev.weir.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java program in a JVM of its own, with the class path of the test: to be killed, stopped and started again. It never
 * outlives the JVM of the test.
 */
public final class JavaProcess implements AutoCloseable {
    private static final Duration STOP = Duration.ofSeconds(60);

    private final List<String> command;
    private final Path log;
    private ChildProcess process;

    /**
     * Starts it.
     *
     * @param log everything it writes is appended here
     * @param options of the JVM, beside those that make it small and quick to start
     */
    public JavaProcess(Class<?> main, Path log, List<String> options, List<String> arguments) {
        this.log = log.toAbsolutePath();
        this.command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(arguments);
        this.process = ChildProcess.start(new ProcessBuilder(command), this.log);
    }

    /** SIGKILL. */
    public void kill() {
        process.kill();
    }

    /**
     * SIGTERM.
     *
     * @return the exit code
     * @throws IllegalStateException when it does not end within a minute
     */
    public int stop() {
        return process.end(STOP);
    }

    /** Starts it again, killed if it still runs. */
    public void restart() {
        process.kill();
        process = ChildProcess.start(new ProcessBuilder(command), log);
    }

    /** Whether it runs. */
    public boolean alive() {
        return process.alive();
    }

    /**
     * The exit code.
     *
     * @throws IllegalThreadStateException while it runs
     */
    public int exitCode() {
        return process.exitCode();
    }

    /** Everything it has written. */
    public Path log() {
        return log;
    }

    @Override
    public void close() {
        process.kill();
    }
}
