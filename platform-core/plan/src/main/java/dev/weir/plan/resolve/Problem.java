package dev.weir.plan.resolve;

import java.util.Comparator;

/**
 * One thing that must change before an Integration, Broker or Connector can be used.
 *
 * @param path field of the resource, such as {@code spec.input.group}; list elements as {@code [0]}
 * @param message one sentence that names the field's value and the fix; never a secret's value, never a time
 */
public record Problem(String path, Reason reason, String message) implements Comparable<Problem> {
    private static final Comparator<Problem> ORDER =
            Comparator.comparing(Problem::path).thenComparing(Problem::reason).thenComparing(Problem::message);

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    /** Path, reason and message on one line. */
    @Override
    public String toString() {
        return path + " " + reason + ": " + message;
    }
}
