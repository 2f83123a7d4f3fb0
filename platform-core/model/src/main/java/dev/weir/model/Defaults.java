package dev.weir.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a constructor puts where a field is absent. Collections come out unmodifiable and in the order written. */
final class Defaults {
    private Defaults() {}

    static <T> T of(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    static <T> List<T> of(@Nullable List<T> values) {
        return values == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(values));
    }

    static <V> Map<String, V> of(@Nullable Map<String, V> values) {
        return values == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
