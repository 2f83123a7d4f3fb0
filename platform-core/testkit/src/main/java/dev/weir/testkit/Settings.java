package dev.weir.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings of a server, written as {@code key = value} lines, which both brokers read. */
final class Settings {
    private final Map<String, String> values = new LinkedHashMap<>();

    Settings with(String key, Object value) {
        values.put(key, value.toString());
        return this;
    }

    Settings with(Map<String, String> others) {
        values.putAll(others);
        return this;
    }

    Settings with(Settings others) {
        return with(others.values);
    }

    String text() {
        return values.entrySet().stream()
                .map(setting -> setting.getKey() + " = " + setting.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
