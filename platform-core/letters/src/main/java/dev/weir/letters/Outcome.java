package dev.weir.letters;

import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the selected letters so far.
 *
 * @param matched letters that the selection meant
 * @param moved letters taken out, each after its copy was confirmed; in a dry run those that would be
 * @param skipped letters left where they are, counted by the reason
 */
public record Outcome(long matched, long moved, Map<String, Long> skipped) {
    static final Outcome NONE = new Outcome(0, 0, Map.of());

    public Outcome {
        skipped = Map.copyOf(skipped);
    }

    Outcome skip(String reason) {
        var reasons = new TreeMap<>(skipped);
        reasons.merge(reason, 1L, Long::sum);
        return new Outcome(matched + 1, moved, reasons);
    }

    Outcome move(int letters) {
        return new Outcome(matched + letters, moved + letters, skipped);
    }
}
