package dev.weir.plan;

import dev.weir.wire.Topology;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One process, completely described.
 *
 * @param properties literal values by key; {@link #text()} is their only written form
 * @param secrets properties whose values come from Secrets, sorted
 * @param topology what must exist on the brokers; also part of the properties, from where the process reads it
 * @param workload the process itself
 */
public record AppPlan(
        SortedMap<String, String> properties, List<SecretBinding> secrets, Topology topology, Workload workload) {
    public AppPlan {
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
        secrets = secrets.stream().sorted().toList();
    }

    /**
     * The {@code application.properties} of the process: one line for each key, sorted, ASCII, the same bytes everywhere.
     * Values are literal for Spring as well: a placeholder in a value is escaped.
     */
    public String text() {
        return PropertiesText.write(properties);
    }

    /** SHA-256 of {@link #text()} in hexadecimal digits: another digest, another process. */
    public String digest() {
        return PropertiesText.digest(text());
    }
}
