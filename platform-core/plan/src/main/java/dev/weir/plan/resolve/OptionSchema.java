package dev.weir.plan.resolve;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The options that one connector takes, by its JSON Schema. References to other documents are not followed. */
final class OptionSchema {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String LISTENS = "x-weir-listens";
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            Dialect.builder(Dialects.getDraft202012())
                    .keyword(new NonValidationKeyword(LISTENS))
                    .build(),
            it -> it.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().locale(Locale.ROOT).build()));

    /** Words of a schema that say nothing about options beyond its properties. */
    private static final Set<String> PLAIN_WORDS =
            Set.of("properties", "type", "title", "description", "required", "$schema", "$id", "$defs");

    /** Takes every option. */
    static final OptionSchema ANY = new OptionSchema(Map.of());

    /** Compiling takes far longer than to check; the connectors of a catalogue are few. */
    private static final int KEPT = 256;

    private static final Map<Map<String, Object>, OptionSchema> COMPILED =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Map<String, Object>, OptionSchema> eldest) {
                    return size() > KEPT;
                }
            });

    private final Map<String, Object> schema;
    private final @Nullable Schema compiled;
    private final @Nullable String unreadable;

    /** The options of a schema, compiled once. */
    static OptionSchema of(Map<String, Object> schema) {
        return COMPILED.computeIfAbsent(schema, OptionSchema::new);
    }

    private OptionSchema(Map<String, Object> schema) {
        this.schema = schema;
        Schema read = null;
        String why = null;
        try {
            read = SCHEMAS.getSchema((JsonNode) JSON.valueToTree(closed(schema)));
            read.validate(JSON.createObjectNode());
        } catch (SchemaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            why = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        }
        this.compiled = read;
        this.unreadable = why;
    }

    /** Why the schema cannot be read; empty when it can. */
    Optional<String> unreadable() {
        return Optional.ofNullable(unreadable);
    }

    /** What the options of a tree violate; nothing when the schema cannot be read. */
    List<Error> violations(Map<String, Object> tree) {
        return compiled == null || unreadable != null
                ? List.of()
                : compiled.validate((JsonNode) JSON.valueToTree(tree));
    }

    /** An option that the schema does not name is a slip of the pen, unless the schema is open on purpose. */
    private static Map<String, Object> closed(Map<String, Object> schema) {
        if (!schema.containsKey("properties") || !PLAIN_WORDS.containsAll(schema.keySet())) {
            return schema;
        }
        var closed = new LinkedHashMap<>(schema);
        closed.put("additionalProperties", false);
        return closed;
    }

    /** Names of the options below an option; those of the connector below none. */
    Set<String> names(List<String> parent) {
        return at(parent) instanceof Map<?, ?> map && map.get("properties") instanceof Map<?, ?> properties
                ? properties.keySet().stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new))
                : Set.of();
    }

    /** Description of an option; empty when it has none. */
    Optional<String> description(List<String> option) {
        return at(option) instanceof Map<?, ?> map && map.get("description") instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }

    /** Whether an option is known and must not be written in plain text. */
    boolean isSecret(List<String> option) {
        return at(option) instanceof Map<?, ?> map && Boolean.TRUE.equals(map.get("writeOnly"));
    }

    /** The port that a connector listens on, as written or by default; null when no option says so, or any port will do. */
    @Nullable
    Integer listens(Map<String, Object> config) {
        for (String name : names(List.of())) {
            Map<?, ?> option = at(List.of(name)) instanceof Map<?, ?> map ? map : Map.of();
            if (Boolean.TRUE.equals(option.get(LISTENS))) {
                Object port = config.containsKey(name) ? config.get(name) : option.get("default");
                return port instanceof Integer number && number > 0 ? number : null;
            }
        }
        return null;
    }

    private @Nullable Object at(List<String> option) {
        Object part = schema;
        for (String step : option) {
            part = part instanceof Map<?, ?> map ? below(map, step) : null;
        }
        return part;
    }

    private static @Nullable Object below(Map<?, ?> part, String step) {
        if (step.startsWith("[")) {
            return part.get("items");
        }
        return part.get("properties") instanceof Map<?, ?> properties ? properties.get(step) : null;
    }
}
