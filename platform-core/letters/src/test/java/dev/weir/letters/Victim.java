package dev.weir.letters;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A child JVM that runs {@link Killed}. */
final class Victim {
    private final Process process;
    private final BufferedReader lines;

    Victim(String doing, Lot lot) throws IOException {
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Killed.class.getName(),
                        doing,
                        lot.kind(),
                        lot.address(),
                        lot.names().destination(),
                        lot.names().group()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        lines = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Waits for that many lines; false when it ended before. */
    boolean awaitLines(int count) throws IOException {
        @Nullable String line = "";
        for (int i = 0; i < count && line != null; i++) {
            line = lines.readLine();
        }
        return line != null;
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
