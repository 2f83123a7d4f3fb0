package dev.weir.operator.integration;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was found out lately, of as many as are remembered; those that nobody asked for longest are forgotten first. */
final class Recent<K, V> {
    /** More resources than this are worked on anew at each look; memory stays as it is. */
    static final int USUAL = 4096;

    private final Map<K, V> known;

    Recent(int most) {
        known = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    synchronized @Nullable V get(K key) {
        return known.get(key);
    }

    synchronized void put(K key, V value) {
        known.put(key, value);
    }

    synchronized void forget(K key) {
        known.remove(key);
    }
}
