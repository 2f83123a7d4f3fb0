package dev.weir.bench.rung;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The process of a rung. It holds standard input, whose end tells it that we are gone. */
public final class Child implements AutoCloseable {
    /** What every rung's virtual machine is told: a small machine's heap and collector, and the whole compiler. */
    public static final List<String> OPTIONS =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:-UseDynamicNumberOfCompilerThreads");

    /** What somebody who looks closer adds for all rungs, a flight recording for example. */
    private static final List<String> MORE = Stream.of(Optional.ofNullable(System.getenv("BENCH_JAVA_OPTS"))
                    .orElse("")
                    .split(" ", -1))
            .filter(it -> !it.isBlank())
            .toList();

    private static final Pattern FOREIGN =
            Pattern.compile("(SPRING|WEIR|SERVER|MANAGEMENT|CAMEL)_.*", Pattern.CASE_INSENSITIVE);
    private static final int LINES_SHOWN = 20;

    private final Process process;
    private final Path log;

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it; what it prints goes to the log. */
    public static Child start(Launch launch, Path log) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> common = new ArrayList<>(OPTIONS);
        common.addAll(MORE);
        var builder = new ProcessBuilder(launch.command(java, common))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(it -> FOREIGN.matcher(it).matches());
        builder.environment().putAll(launch.environment());
        try {
            return new Child(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + java, e);
        }
    }

    /** Processor time it has used, in steps of the kernel's clock. */
    public Duration cpu() {
        return process.toHandle()
                .info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("the system does not tell a process's processor time"));
    }

    /** The part of {@link #cpu} that its compiler took; zero on systems that do not tell. */
    public Duration compiler() {
        return CompilerThreads.cpu(process.pid());
    }

    /** Memory it holds, in bytes. */
    public long resident() {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid())).start();
            String kilobytes = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return Long.parseLong(kilobytes) * 1024;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run ps", e);
        }
    }

    /**
     * Nothing when it runs.
     *
     * @throws IllegalStateException with the end of its log, when it has ended by itself
     */
    public void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the process ended with " + process.exitValue() + ":\n" + lastLines());
        }
    }

    /** The end of its log. */
    public String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }

    /** Asks it to end, and ends it by force when it does not within half a minute. */
    @Override
    public void close() {
        process.toHandle().destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
