package dev.weir.bench.rung;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Processor time of a virtual machine's compiler threads, as Linux tells it. */
final class CompilerThreads {
    /** Name in parentheses, then eleven fields, then user and system time in hundredths of a second. */
    private static final Pattern COMPILER =
            Pattern.compile("\\d+ \\(C[12] Compiler.*?\\) \\S(?: \\S+){10} (\\d+) (\\d+) .*", Pattern.DOTALL);

    private static final long TICK_MILLIS = 10;

    private CompilerThreads() {}

    static Duration cpu(long pid) {
        Path tasks = Path.of("/proc", Long.toString(pid), "task");
        if (!Files.exists(tasks)) {
            return Duration.ZERO;
        }
        try (Stream<Path> threads = Files.list(tasks)) {
            return Duration.ofMillis(TICK_MILLIS
                    * threads.mapToLong(it -> ticks(it.resolve("stat"))).sum());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + tasks, e);
        }
    }

    private static long ticks(Path stat) {
        try {
            Matcher line = COMPILER.matcher(Files.readString(stat));
            return line.matches() ? Long.parseLong(line.group(1)) + Long.parseLong(line.group(2)) : 0;
        } catch (IOException e) {
            // a thread that ends while it is read; it is not the compiler, which stays
            return 0;
        }
    }
}
