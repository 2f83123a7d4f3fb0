package dev.weir.topology;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is seen, so that one run tells everything at once. */
final class Findings {
    private final List<Difference> differences = new ArrayList<>();
    private final Set<String> forbidden = new LinkedHashSet<>();
    private final List<String> notes = new ArrayList<>();

    void add(Difference difference) {
        differences.add(difference);
    }

    void forbidden(String permission) {
        forbidden.add(permission);
    }

    void note(String sentence) {
        notes.add(sentence);
    }

    /** Differences count more than missing permissions: they cannot be granted away. */
    TopologyReport conclude() {
        if (!differences.isEmpty()) {
            forbidden.forEach(permission -> differences.add(new Difference(
                    "the user of this connection", "permission", permission, "not granted", "grant " + permission)));
            throw new TopologyMismatch(differences);
        }
        if (!forbidden.isEmpty()) {
            throw TopologyForbidden.lacking(List.copyOf(forbidden));
        }
        return new TopologyReport(notes);
    }
}
