package dev.weir.bench.orders;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What the process of a rung is told: system properties {@code bench.*}. */
public final class Assignment {
    private static final String PREFIX = "bench.";

    private Assignment() {}

    /** A setting that must be there. */
    public static String required(String name) {
        return optional(name)
                .orElseThrow(() -> new IllegalArgumentException("no -D" + PREFIX + name + "; the ladder sets it"));
    }

    /** A setting that may be left out. */
    public static Optional<String> optional(String name) {
        return Optional.ofNullable(System.getProperty(PREFIX + name));
    }

    /** The tally of a rung without an output; empty for all others. */
    public static Optional<Tally> tally() {
        return optional("tally").map(file -> new Tally(Path.of(file)));
    }

    /** Ends this process when its standard input does, because that means that whoever started it is gone. */
    public static void endWithParent() {
        Thread.ofPlatform().name("parent").daemon().start(() -> {
            try {
                while (System.in.read() >= 0) {
                    // only the end counts
                }
            } catch (IOException e) {
                System.err.println("standard input cannot be read: " + e.getMessage());
            }
            System.exit(0);
        });
    }
}
