package dev.weir.plan.resolve;

import dev.weir.model.InputSpec;
import dev.weir.model.IntegrationSpec;
import dev.weir.model.Manifest;
import dev.weir.model.OutputSpec;
import dev.weir.wire.PhysicalNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which Integrations may clash on a broker, found without a look at all of them. It knows names alone and no Broker, so it
 * finds too many rather than too few; those that only share a destination are not among them. Safe for several threads.
 *
 * @param <K> how the user of the index calls an Integration
 */
public final class NameIndex<K> {
    /**
     * A use of a name.
     *
     * @param root what all names that begin or are spelled alike have in common
     * @param shared what is used together with others by everybody who uses the same; empty when nobody else may
     */
    private record Use(String root, String shared) {
        boolean canClashWith(String other) {
            return shared.isEmpty() || !shared.equals(other);
        }
    }

    private final Map<String, Map<String, Set<K>>> byRoot = new HashMap<>();
    private final Map<K, List<Use>> uses = new HashMap<>();

    /** Adds an Integration, or replaces what was known of it. */
    public synchronized void put(K key, Manifest<IntegrationSpec> integration) {
        remove(key);
        List<Use> now = uses(integration);
        uses.put(key, now);
        now.forEach(it -> byRoot.computeIfAbsent(it.root(), root -> new HashMap<>(2))
                .computeIfAbsent(it.shared(), shared -> new HashSet<>(2))
                .add(key));
    }

    /** Forgets an Integration; nothing when it is not known. */
    public synchronized void remove(K key) {
        List<Use> before = uses.remove(key);
        if (before != null) {
            before.forEach(it -> byRoot.computeIfPresent(it.root(), (root, users) -> without(users, it, key)));
        }
    }

    private static <K> @Nullable Map<String, Set<K>> without(Map<String, Set<K>> users, Use use, K key) {
        users.computeIfPresent(use.shared(), (shared, keys) -> {
            keys.remove(key);
            return keys.isEmpty() ? null : keys;
        });
        return users.isEmpty() ? null : users;
    }

    /** Those that may want a name which the Integration wants; itself too, when it is known. */
    public synchronized Set<K> rivals(Manifest<IntegrationSpec> integration) {
        var rivals = new HashSet<K>();
        for (Use use : uses(integration)) {
            byRoot.getOrDefault(use.root(), Map.of()).forEach((shared, keys) -> {
                if (use.canClashWith(shared)) {
                    rivals.addAll(keys);
                }
            });
        }
        return rivals;
    }

    private static List<Use> uses(Manifest<IntegrationSpec> integration) {
        var uses = new ArrayList<Use>();
        IntegrationSpec spec = integration.spec();
        if (!Candidate.canBeNamed(spec)) {
            return uses;
        }
        InputSpec input = spec.input();
        PhysicalNames names = Candidate.names(integration);
        if (input != null && names != null) {
            String queue = input.queue();
            uses.add(queue == null ? shared(names.destination(), "") : alone(queue));
            uses.add(alone(names.workQueue()));
        }
        OutputSpec output = spec.output();
        if (output != null) {
            String destination = output.destination();
            uses.add(shared(destination, ""));
            output.groups().forEach(it -> uses.add(shared(new PhysicalNames(destination, it).workQueue(), it)));
        }
        return uses;
    }

    private static Use alone(String name) {
        return new Use(root(name), "");
    }

    private static Use shared(String name, String group) {
        return new Use(root(name), name + " " + group);
    }

    /** Kafka takes dots and underscores for one. */
    private static String root(String name) {
        return PhysicalNames.root(name).replace('.', '_');
    }
}
