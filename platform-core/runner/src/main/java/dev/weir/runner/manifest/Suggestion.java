package dev.weir.runner.manifest;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Guesses which of the known words was meant. */
public final class Suggestion {
    private Suggestion() {}

    /** The end of a sentence about an unknown word. */
    public static String of(String written, Collection<String> known) {
        int tolerance = Math.max(2, written.length() / 3);
        return known.stream()
                .filter(it -> distance(written, it) <= tolerance)
                .min(Comparator.<String>comparingInt(it -> distance(written, it))
                        .thenComparing(it -> it))
                .map(it -> "; did you mean '" + it + "'?")
                .orElseGet(() -> known.isEmpty() ? "" : "; there is " + String.join(", ", known));
    }

    /** Letters to insert, delete or replace, upper and lower case alike. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
