package dev.weir.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A script that makes a folder when there is none and prints where it is; what it does meanwhile goes to its errors. */
record FetchScript(Path path) {
    /**
     * The folder it prints.
     *
     * @param subject what would be missing without it, for the message of its failure
     * @throws IllegalStateException when it fails, with everything it said
     */
    Path run(String subject) {
        try {
            return run(subject, Files.createTempFile("weir-", "-" + path.getFileName() + ".log"));
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot run " + path, unwritable);
        } catch (InterruptedException interrupted) {
            throw Deadline.interrupted(interrupted);
        }
    }

    private Path run(String subject, Path said) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder("bash", path.toString())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectError(said.toFile())
                    .start();
            String folder = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("no " + subject + " for this machine: "
                        + Files.readString(said).strip());
            }
            return Path.of(folder);
        } finally {
            Files.delete(said);
        }
    }
}
