package dev.weir.testkit.accounting;

import dev.weir.testkit.client.TestMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What was seen in one place: how often each id, and the first messages themselves. */
final class Tally {
    private static final int KEPT = 10_000;

    private final Function<TestMessage, String> identity;
    private final Map<String, Integer> seen = new HashMap<>();
    private final List<TestMessage> kept = new ArrayList<>();
    private int all;

    Tally(Function<TestMessage, String> identity) {
        this.identity = identity;
    }

    /** Counts a message and answers its id. */
    String add(TestMessage message) {
        String id = identity.apply(message);
        seen.merge(id, 1, Integer::sum);
        all++;
        if (kept.size() < KEPT) {
            kept.add(message);
        }
        return id;
    }

    Set<String> ids() {
        return seen.keySet();
    }

    int duplicates() {
        return all - seen.size();
    }

    List<TestMessage> kept() {
        return List.copyOf(kept);
    }
}
