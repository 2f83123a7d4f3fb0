package dev.weir.plan.resolve;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** Guesses which name was meant. */
final class Spelling {
    private static final int LISTED = 12;

    private Spelling() {}

    /** The end of a sentence about an unknown name: a suggestion, the names there are, or nothing. */
    static String hint(String written, Collection<String> names) {
        Optional<String> closest = closest(written, names);
        if (closest.isPresent()) {
            return "; did you mean '" + closest.get() + "'?";
        }
        return names.isEmpty() ? "" : "; there is " + listed(names);
    }

    private static Optional<String> closest(String written, Collection<String> names) {
        int tolerance = Math.max(2, written.length() / 3);
        return names.stream()
                .filter(it -> distance(written, it) <= tolerance)
                .min(Comparator.<String>comparingInt(it -> distance(written, it))
                        .thenComparing(it -> it));
    }

    private static String listed(Collection<String> names) {
        String some = names.stream().sorted().limit(LISTED).collect(Collectors.joining(", "));
        return names.size() > LISTED ? some + ", …" : some;
    }

    /** Edits between two names; two neighbours swapped count as one. */
    private static int distance(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(edits, a, b, i, j);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int cheapest(int[][] edits, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(Math.min(edits[i - 1][j], edits[i][j - 1]) + 1, edits[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
    }
}
