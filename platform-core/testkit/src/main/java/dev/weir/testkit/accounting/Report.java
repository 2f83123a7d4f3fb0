package dev.weir.testkit.accounting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One line of text for each account a test has asked for, in {@code target/faults-report.txt}. */
final class Report {
    private static final Path FILE = Path.of("target", "faults-report.txt");

    private Report() {}

    static void add(String broker, Account account) {
        String line =
                "%s %s %s: %s%n".formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS), broker, test(), account);
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
                        .findFirst()
                        .map(it -> it.getClassName().replaceFirst(".*\\.", "") + "." + it.getMethodName())
                        .orElse("?"));
    }
}
