package dev.weir.runner.manifest;

import java.util.Comparator;

/**
 * One thing that must change before a folder can be used.
 *
 * @param path field of the resource, such as {@code spec.input.group}; empty when the file itself is meant
 * @param message one sentence with the value and the fix; never the value of a secret
 */
public record Finding(Position at, String path, String message) implements Comparable<Finding> {
    private static final Comparator<Finding> ORDER =
            Comparator.comparing(Finding::at).thenComparing(Finding::path).thenComparing(Finding::message);

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    /** One line: {@code file:line:column: path: message}. */
    @Override
    public String toString() {
        return at + ": " + (path.isEmpty() ? "" : path + ": ") + message;
    }
}
