package dev.weir.plan.render;

import dev.weir.plan.SecretBinding;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A piece of configuration with the Secrets it needs. Fragments are put together; two different values for one key are an
 * error and never last-wins.
 */
record Fragment(Map<String, String> properties, Map<String, SecretBinding> secrets) {
    static final Fragment EMPTY = new Fragment(Map.of(), Map.of());

    Fragment {
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
        secrets = Collections.unmodifiableMap(new TreeMap<>(secrets));
    }

    static Fragment property(String key, String value) {
        return new Fragment(Map.of(key, value), Map.of());
    }

    static Fragment secret(SecretBinding binding) {
        return new Fragment(Map.of(), Map.of(binding.property(), binding));
    }

    static Fragment all(List<Fragment> fragments) {
        return fragments.stream().reduce(EMPTY, Fragment::and);
    }

    /**
     * Both fragments.
     *
     * @throws IllegalStateException when they disagree about a key, which a check should have refused
     */
    Fragment and(Fragment other) {
        var merged = new Fragment(merge(properties, other.properties), merge(secrets, other.secrets));
        merged.secrets.keySet().stream()
                .filter(merged.properties::containsKey)
                .findFirst()
                .ifPresent(key -> disagree(key, "a value", "a Secret"));
        return merged;
    }

    private static <T> Map<String, T> merge(Map<String, T> one, Map<String, T> other) {
        var merged = new TreeMap<>(one);
        other.forEach((key, value) -> {
            T earlier = merged.putIfAbsent(key, value);
            if (earlier != null && !earlier.equals(value)) {
                disagree(key, earlier, value);
            }
        });
        return merged;
    }

    private static void disagree(String key, Object one, Object other) {
        throw new IllegalStateException("two values for " + key + ": " + one + " and " + other);
    }
}
