package dev.weir.describe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** The text of a {@code connector.yaml}; {@code spec.schema}, its last block, is the part that is generated. */
record Descriptor(String text) {
    private static final String SCHEMA = "  schema:";
    private static final Set<String> ROLES = Set.of("source", "processor", "sink");

    String withSchema(String schema) {
        int start = text.indexOf("\n" + SCHEMA);
        if (start < 0) {
            throw new AssertionError(
                    "connector.yaml has no place for the options: end it with a line '" + SCHEMA + "'");
        }
        return text.substring(0, start + 1) + SCHEMA + "\n" + schema.indent(4);
    }

    /** Refuses a descriptor that a catalogue could not show. */
    void check(String prefix) {
        Map<String, Object> root = new Yaml().load(text);
        List<String> faults = new ArrayList<>();
        expect("weir.dev/v1alpha1".equals(root.get("apiVersion")), "apiVersion is not weir.dev/v1alpha1", faults);
        expect("Connector".equals(root.get("kind")), "kind is not Connector", faults);
        Object name = map(root.get("metadata")).get("name");
        expect(prefix.equals(name), "metadata.name is " + name + ", the option prefix is " + prefix, faults);
        Map<?, ?> spec = map(root.get("spec"));
        Object role = spec.get("role");
        expect(role != null && ROLES.contains(role), "spec.role is " + role + ", expected one of " + ROLES, faults);
        List.of("title", "summary", "version", "image")
                .forEach(field -> expect(spec.get(field) instanceof String, "spec." + field + " is missing", faults));
        expect(isClass(spec.get("main")), "spec.main names no class: " + spec.get("main"), faults);
        if (spec.get("errors") instanceof List<?> errors) {
            errors.forEach(error -> checkError(map(error), faults));
        }
        if (!faults.isEmpty()) {
            throw new AssertionError("connector.yaml: " + String.join("; ", faults));
        }
    }

    private static void checkError(Map<?, ?> error, List<String> faults) {
        expect(
                isClass(error.get("type"))
                        && error.get("retryable") instanceof Boolean
                        && error.get("doc") instanceof String,
                "an entry of spec.errors lacks the class name type, retryable or doc: " + error,
                faults);
    }

    private static boolean isClass(@Nullable Object name) {
        try {
            return name instanceof String type && Class.forName(type, false, Descriptor.class.getClassLoader()) != null;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static void expect(boolean holds, String fault, List<String> faults) {
        if (!holds) {
            faults.add(fault);
        }
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
