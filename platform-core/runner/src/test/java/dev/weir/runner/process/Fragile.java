package dev.weir.runner.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A process that notes its start beside its state file, ends with 3 in its first life, and in order in any later one. */
public final class Fragile {
    private Fragile() {}

    public static void main(String[] args) throws IOException {
        Path state = Path.of(System.getenv("WEIR_STATE_FILE"));
        Path starts = state.resolveSibling("starts");
        Files.writeString(
                starts, System.getenv("SERVER_PORT") + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        if (Files.readAllLines(starts).size() == 1) {
            System.out.println("ERROR out of luck");
            System.exit(3);
        }
        while (System.in.read() >= 0) {
            // until the parent is gone
        }
    }
}
