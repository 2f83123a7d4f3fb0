package dev.weir.runner.manifest;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * Where something stands.
 *
 * @param line from 1; 0 stands for the file as a whole
 * @param column from 1
 */
public record Position(Path file, int line, int column) implements Comparable<Position> {
    private static final Comparator<Position> ORDER = Comparator.comparing(Position::file)
            .thenComparingInt(Position::line)
            .thenComparingInt(Position::column);

    /** A file or folder as a whole. */
    public static Position whole(Path file) {
        return new Position(file, 0, 0);
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    /** {@code file:line:column}, the form editors jump to. */
    @Override
    public String toString() {
        return line == 0 ? file.toString() : file + ":" + line + ":" + column;
    }
}
