package dev.weir.plan.resolve;

import dev.weir.model.SecretRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The options of a connector as written and as they come from Secrets, put together.
 *
 * @param config as written
 * @param secrets option to the Secret that holds it; the first one of two
 * @param sources option to the field of the Integration that names its Secret
 * @param repeated field of the Integration to what is wrong there
 */
record OptionSecrets(
        Map<String, Object> config,
        SortedMap<String, SecretRef> secrets,
        Map<String, String> sources,
        SortedMap<String, String> repeated) {

    static OptionSecrets of(Candidate candidate) {
        var options = new OptionSecrets(candidate.spec().config(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        for (int i = 0; i < candidate.spec().configFrom().size(); i++) {
            String name = candidate.spec().configFrom().get(i).secret().name();
            String path = "spec.configFrom[" + i + "].secret";
            Set<String> keys = candidate
                    .references()
                    .secretKeys(candidate.namespace(), name)
                    .orElse(Set.of());
            new TreeSet<>(keys).forEach(key -> options.put(path, new SecretRef(name, key)));
        }
        return options;
    }

    private void put(String path, SecretRef ref) {
        SecretRef earlier = secrets.putIfAbsent(ref.key(), ref);
        if (earlier != null) {
            repeated.put(
                    path,
                    "option '" + ref.key() + "' is in Secret '" + earlier.name() + "' and in Secret '" + ref.name()
                            + "'; take it out of one");
        } else if (isWritten(ref.key())) {
            repeated.put(
                    path,
                    "option '" + ref.key() + "' is in Secret '" + ref.name() + "' and in config; take it out of one");
        }
        sources.putIfAbsent(ref.key(), path);
    }

    private boolean isWritten(String option) {
        @Nullable Object at = config;
        for (String step : option.split("\\.", -1)) {
            if (!(at instanceof Map<?, ?> map) || !map.containsKey(step)) {
                return false;
            }
            at = map.get(step);
        }
        return true;
    }

    /** Whether an option, or the options below it, come from a Secret. */
    boolean isSecret(List<String> option) {
        for (int length = 1; length <= option.size(); length++) {
            if (secrets.containsKey(String.join(".", option.subList(0, length)))) {
                return true;
            }
        }
        return false;
    }

    /** All options as a tree; a secret one stands there without its value. */
    Map<String, Object> tree() {
        Map<String, Object> tree = copy(config);
        secrets.keySet().forEach(option -> place(tree, option));
        return tree;
    }

    private static void place(Map<String, Object> tree, String option) {
        String[] steps = option.split("\\.", -1);
        Map<String, Object> at = tree;
        for (int i = 0; i < steps.length - 1; i++) {
            Object next = at.computeIfAbsent(steps[i], it -> new LinkedHashMap<>());
            if (!(next instanceof Map<?, ?>)) {
                return;
            }
            @SuppressWarnings("unchecked") // every map of a copied tree is one that copy made
            var nested = (Map<String, Object>) next;
            at = nested;
        }
        at.putIfAbsent(steps[steps.length - 1], "");
    }

    private static Map<String, Object> copy(Map<?, ?> from) {
        var to = new LinkedHashMap<String, Object>();
        from.forEach((key, value) -> to.put(String.valueOf(key), value instanceof Map<?, ?> map ? copy(map) : value));
        return to;
    }
}
