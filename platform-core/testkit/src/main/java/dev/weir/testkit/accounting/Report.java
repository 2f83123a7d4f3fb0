package dev.weir.testkit.accounting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One line of text for each account a test has asked for, in {@code target/faults-report.txt}, with what the scale has in
 * store for a case that kills or restarts.
 */
final class Report {
    private static final Path FILE = Path.of("target", "faults-report.txt");

    private Report() {}

    /** @param took since the ledger was opened */
    static void add(String broker, Account account, Duration took) {
        Scale scale = Scale.now();
        String line = "%s %s %s (%d kills, %d restarts) %d s: %s%n"
                .formatted(
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        broker,
                        test(),
                        scale.kills(),
                        scale.restarts(),
                        took.toSeconds(),
                        account);
        try {
            Files.createDirectories(FILE.toAbsolutePath().getParent());
            Files.writeString(FILE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String test() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(it -> it.getClassName().endsWith("IT"))
                        .reduce((helper, test) -> test)
                        .map(it -> it.getClassName().replaceFirst(".*\\.", "") + "." + it.getMethodName())
                        .orElse("?"));
    }
}
