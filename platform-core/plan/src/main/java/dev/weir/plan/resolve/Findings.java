package dev.weir.plan.resolve;

import java.util.ArrayList;
import java.util.List;

/** Where checks put what they find. */
final class Findings {
    private final List<Problem> found = new ArrayList<>();

    void add(String path, Reason reason, String message) {
        found.add(new Problem(path, reason, message));
    }

    void addAll(Problems problems) {
        found.addAll(problems.list());
    }

    boolean contains(Reason reason) {
        return found.stream().anyMatch(it -> it.reason() == reason);
    }

    Problems problems() {
        return Problems.of(found);
    }
}
