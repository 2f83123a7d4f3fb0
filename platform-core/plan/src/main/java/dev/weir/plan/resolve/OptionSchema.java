package dev.weir.plan.resolve;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
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

/** The options that one connector takes. References to other documents are not followed. */
final class OptionSchema {
    private static final JsonMapper JSON = new JsonMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            it -> it.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().locale(Locale.ROOT).build()));

    private final String connector;
    private final Map<String, Object> schema;

    OptionSchema(String connector, Map<String, Object> schema) {
        this.connector = connector;
        this.schema = schema;
    }

    /** Why a schema cannot be read; empty when it can. */
    static Optional<String> unreadable(Map<String, Object> schema) {
        try {
            compile(schema).validate(JSON.createObjectNode());
            return Optional.empty();
        } catch (SchemaException e) {
            return Optional.of(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /** Names of the options on the first level. */
    static Set<String> names(@Nullable Object schema) {
        return schema instanceof Map<?, ?> map && map.get("properties") instanceof Map<?, ?> properties
                ? properties.keySet().stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new))
                : Set.of();
    }

    /** The port that a connector listens on, as written or by default; null when no option says so, or any port will do. */
    static @Nullable Integer listens(Map<String, Object> schema, Map<String, Object> config) {
        for (String name : names(schema)) {
            Map<?, ?> option = property(schema, name) instanceof Map<?, ?> map ? map : Map.of();
            if (Boolean.TRUE.equals(option.get("x-weir-listens"))) {
                Object port = config.containsKey(name) ? config.get(name) : option.get("default");
                return port instanceof Integer number && number > 0 ? number : null;
            }
        }
        return null;
    }

    private static Schema compile(Map<String, Object> schema) {
        return SCHEMAS.getSchema((JsonNode) JSON.valueToTree(closed(schema)));
    }

    /** An option that the schema does not name is a slip of the pen, unless the schema is open on purpose. */
    private static Map<String, Object> closed(Map<String, Object> schema) {
        boolean simple = Set.of("properties", "type", "title", "description", "required", "$schema", "$id", "$defs")
                .containsAll(schema.keySet());
        if (!simple || !schema.containsKey("properties")) {
            return schema;
        }
        var closed = new LinkedHashMap<>(schema);
        closed.put("additionalProperties", false);
        return closed;
    }

    void check(OptionSecrets options, Findings findings) {
        secretsInPlain(List.of(), schema, options.config(), findings);
        List<Error> errors = compile(schema).validate((JsonNode) JSON.valueToTree(options.tree()));
        for (Error error : errors) {
            List<String> at = steps(error.getInstanceLocation());
            boolean ofSecret = !at.isEmpty() && options.isSecret(at);
            if (!ofSecret && !isAlternative(error)) {
                report(error, at, options, findings);
            }
        }
    }

    private void report(Error error, List<String> at, OptionSecrets options, Findings findings) {
        String named = error.getProperty();
        List<String> option = new ArrayList<>(at);
        if (named != null) {
            option.add(named);
        }
        String dotted = dotted(option);
        String path = option.isEmpty() ? "spec.config" : "spec.config." + dotted;
        switch (error.getKeyword()) {
            case "required", "dependentRequired" ->
                findings.add(path, Reason.OptionMissing, "option '" + dotted + "' is missing" + described(option));
            case "additionalProperties", "unevaluatedProperties", "propertyNames" ->
                unknown(path, at, option, options, findings);
            default -> findings.add(path, Reason.OptionInvalid, subject(dotted, error) + wanted(error));
        }
    }

    private void unknown(
            String path, List<String> parent, List<String> option, OptionSecrets options, Findings findings) {
        String dotted = dotted(option);
        String source = options.isSecret(option) ? options.sources().get(dotted) : null;
        String where = source == null ? "" : "key '" + dotted + "' of the Secret: ";
        findings.add(
                source == null ? path : source,
                Reason.OptionUnknown,
                where + "Connector '" + connector + "' has no option '" + dotted + "'"
                        + Spelling.hint(option.getLast(), names(at(parent))));
    }

    private static String subject(String dotted, Error error) {
        String shown = error.getInstanceNode().isContainer() ? "" : " is " + error.getInstanceNode();
        return dotted.isEmpty() ? "config" : "option '" + dotted + "'" + shown;
    }

    private static String wanted(Error error) {
        Object[] arguments = error.getArguments() == null ? new Object[0] : error.getArguments();
        Object first = arguments.length == 0 ? "" : arguments[0];
        return switch (error.getKeyword()) {
            case "type" -> ", which is " + article(first) + "; write " + article(arguments[1]) + quoted(arguments[1]);
            case "enum" -> "; write one of " + first;
            case "const" -> "; write " + first;
            case "minimum" -> "; write " + first + " or more";
            case "maximum" -> "; write " + first + " or less";
            case "pattern" -> "; it must match " + first;
            default -> " " + error.getMessage();
        };
    }

    private static String article(Object type) {
        String name = String.valueOf(type);
        return (name.startsWith("i") || name.startsWith("o") || name.startsWith("a") ? "an " : "a ") + name;
    }

    private static String quoted(Object type) {
        return "string".equals(String.valueOf(type)) ? ", in quotes" : "";
    }

    /** What is wrong within one of several alternatives is not wrong in itself. */
    private static boolean isAlternative(Error error) {
        List<String> steps = steps(error.getEvaluationPath());
        return steps.subList(0, Math.max(0, steps.size() - 1)).stream()
                .anyMatch(it -> it.equals("anyOf") || it.equals("oneOf"));
    }

    /** A secret belongs into a Secret, whoever can read the Integration. */
    private void secretsInPlain(List<String> at, Object part, Map<?, ?> config, Findings findings) {
        for (Map.Entry<?, ?> entry : config.entrySet()) {
            Object described = property(part, String.valueOf(entry.getKey()));
            List<String> option = new ArrayList<>(at);
            option.add(String.valueOf(entry.getKey()));
            if (described instanceof Map<?, ?> map && Boolean.TRUE.equals(map.get("writeOnly"))) {
                findings.add(
                        "spec.config." + dotted(option),
                        Reason.OptionSecret,
                        "option '" + dotted(option) + "' is secret; put it into a Secret under that key and name the"
                                + " Secret in configFrom");
            } else if (described != null && entry.getValue() instanceof Map<?, ?> nested) {
                secretsInPlain(option, described, nested, findings);
            }
        }
    }

    private String described(List<String> option) {
        return at(option) instanceof Map<?, ?> map && map.get("description") instanceof String text ? ": " + text : "";
    }

    private @Nullable Object at(List<String> option) {
        Object part = schema;
        for (String step : option) {
            part = property(part, step);
        }
        return part;
    }

    private static @Nullable Object property(@Nullable Object part, String name) {
        return part instanceof Map<?, ?> map && map.get("properties") instanceof Map<?, ?> properties
                ? properties.get(name)
                : null;
    }

    private static String dotted(List<String> option) {
        return String.join(".", option);
    }

    private static List<String> steps(NodePath path) {
        var steps = new ArrayList<String>();
        for (int i = 0; i < path.getNameCount(); i++) {
            steps.add(String.valueOf(path.getElement(i)));
        }
        return steps;
    }
}
