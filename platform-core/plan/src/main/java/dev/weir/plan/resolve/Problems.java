package dev.weir.plan.resolve;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Problems, sorted and each once, so that equal findings are equal values. */
public final class Problems {
    private static final Problems NONE = new Problems(List.of());

    private final List<Problem> sorted;

    private Problems(List<Problem> sorted) {
        this.sorted = sorted;
    }

    /** No problem. */
    public static Problems none() {
        return NONE;
    }

    /** The given ones, in any order. */
    public static Problems of(Collection<Problem> problems) {
        return new Problems(problems.stream().distinct().sorted().toList());
    }

    /** These and others. */
    public Problems and(Problems other) {
        return of(Stream.concat(stream(), other.stream()).toList());
    }

    /** Whether nothing was found. */
    public boolean isEmpty() {
        return sorted.isEmpty();
    }

    /** Whether every problem lies in something referred to, so that the resource itself may be right. */
    public boolean onlyDangling() {
        return !isEmpty() && sorted.stream().allMatch(it -> it.reason().dangling());
    }

    /** Those in something referred to. */
    public Problems dangling() {
        return of(sorted.stream().filter(it -> it.reason().dangling()).toList());
    }

    /** The problems by path, then reason. */
    public Stream<Problem> stream() {
        return sorted.stream();
    }

    /** The problems by path, then reason. */
    public List<Problem> list() {
        return sorted;
    }

    /** One line for each. */
    public String text() {
        return sorted.stream().map(it -> it + "\n").collect(Collectors.joining());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Problems problems && problems.sorted.equals(sorted);
    }

    @Override
    public int hashCode() {
        return sorted.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
