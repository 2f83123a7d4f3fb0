package dev.weir.bench.rung;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A cache of loaded and linked classes that one run writes and later runs read. A JVM ignores an unfit one without a word. */
public record AotCache(Path file) {
    /** A process that writes the cache when it ends. */
    public Launch writing(Launch launch) {
        return launch.with("-XX:AOTCacheOutput=" + file);
    }

    /** A process that reads the cache, ends when it cannot, and logs that it did. */
    public Launch reading(Launch launch) {
        return launch.with("-XX:AOTCache=" + file).with("-XX:AOTMode=on").with("-Xlog:aot=info:file=" + log());
    }

    private Path log() {
        return file.resolveSibling(file.getFileName() + ".log");
    }

    /**
     * Its size, for people.
     *
     * @throws IllegalStateException when no run has written it
     */
    public String requireWritten() {
        try {
            return "%d MB".formatted(Files.size(file) / 1_000_000);
        } catch (IOException e) {
            throw new IllegalStateException("the training run wrote no " + file, e);
        }
    }

    /**
     * Nothing when the last run read the cache.
     *
     * @throws IllegalStateException when the log of the last run does not say so
     */
    public void requireRead() {
        try (Stream<String> lines = Files.lines(log())) {
            if (lines.noneMatch(
                    it -> it.contains("Opened AOT cache") || it.contains("Using AOT-linked classes: true"))) {
                throw new IllegalStateException("the cache was not used, see " + log());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + log(), e);
        }
    }
}
