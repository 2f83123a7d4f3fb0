package dev.weir.plan.resolve;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Says what options violate in the words of whoever wrote them. The value of a secret option is never said. */
final class OptionProblems {
    private final String connector;
    private final OptionSchema schema;
    private final OptionSecrets options;
    private final Findings findings;

    OptionProblems(String connector, OptionSchema schema, OptionSecrets options, Findings findings) {
        this.connector = connector;
        this.schema = schema;
        this.options = options;
        this.findings = findings;
    }

    void report() {
        secretsInPlain(List.of(), options.config());
        for (Error error : schema.violations(options.tree())) {
            List<String> at = steps(error.getInstanceLocation());
            if (!options.isSecret(at) && !schema.isSecret(at) && !isAlternative(error)) {
                report(error, at);
            }
        }
    }

    private void report(Error error, List<String> at) {
        List<String> option = new ArrayList<>(at);
        if (error.getProperty() != null) {
            option.add(error.getProperty());
        }
        switch (error.getKeyword()) {
            case "required", "dependentRequired" -> {
                String description =
                        schema.description(option).map(it -> ": " + it).orElse("");
                add(option, Reason.OptionMissing, "option '" + dotted(option) + "' is missing" + description);
            }
            case "additionalProperties", "unevaluatedProperties", "propertyNames" -> unknown(at, option);
            default -> add(option, Reason.OptionInvalid, subject(option, error) + wanted(error));
        }
    }

    private void unknown(List<String> parent, List<String> option) {
        String dotted = dotted(option);
        String prefix = parent.isEmpty() ? "" : dotted(parent) + ".";
        List<String> siblings =
                schema.names(parent).stream().map(prefix::concat).toList();
        String message =
                "Connector '" + connector + "' has no option '" + dotted + "'" + Spelling.hint(dotted, siblings);
        String source = options.sources().get(dotted);
        if (source == null) {
            add(option, Reason.OptionUnknown, message);
        } else {
            findings.add(source, Reason.OptionUnknown, "key '" + dotted + "' of the Secret: " + message);
        }
    }

    /** A secret belongs into a Secret, whoever may read the Integration. */
    private void secretsInPlain(List<String> parent, Map<?, ?> config) {
        config.forEach((name, value) -> {
            List<String> option = new ArrayList<>(parent);
            option.add(String.valueOf(name));
            if (schema.isSecret(option)) {
                String message = "option '" + dotted(option) + "' is secret; put it into a Secret under that key and"
                        + " name the Secret in configFrom";
                add(option, Reason.OptionSecret, message);
            } else if (value instanceof Map<?, ?> nested) {
                secretsInPlain(option, nested);
            }
        });
    }

    private void add(List<String> option, Reason reason, String message) {
        findings.add(option.isEmpty() ? "spec.config" : "spec.config." + dotted(option), reason, message);
    }

    private static String subject(List<String> option, Error error) {
        if (option.isEmpty()) {
            return "config";
        }
        JsonNode value = error.getInstanceNode();
        String name = "option '" + dotted(option) + "'";
        if (value.isContainer()) {
            return name;
        }
        return name + " is " + (value.isString() ? "'" + value.asString() + "'" : value.toString());
    }

    private static String wanted(Error error) {
        Object[] arguments = error.getArguments() == null ? new Object[0] : error.getArguments();
        String first = arguments.length == 0 ? "" : String.valueOf(arguments[0]);
        return switch (error.getKeyword()) {
            case "type" -> ", which is " + article(first) + "; write " + example(String.valueOf(arguments[1]));
            case "enum" -> "; write one of " + first.replaceAll("[\\[\\]\"]", "");
            case "const" -> "; write " + first;
            case "minimum" -> "; write " + first + " or more";
            case "maximum" -> "; write " + first + " or less";
            case "pattern" -> "; it must match " + first;
            default -> " " + error.getMessage();
        };
    }

    private static String example(String type) {
        return type.equals("string") ? "a string, in quotes" : article(type);
    }

    private static String article(String type) {
        return switch (type) {
            case "integer", "object", "array" -> "an " + type;
            default -> "a " + type;
        };
    }

    /** What is wrong within one of several alternatives is not wrong in itself. */
    private static boolean isAlternative(Error error) {
        List<String> steps = steps(error.getEvaluationPath());
        return steps.size() > 1
                && steps.subList(0, steps.size() - 1).stream().anyMatch(it -> it.equals("anyOf") || it.equals("oneOf"));
    }

    private static String dotted(List<String> option) {
        return String.join(".", option).replace(".[", "[");
    }

    private static List<String> steps(NodePath path) {
        var steps = new ArrayList<String>();
        for (int i = 0; i < path.getNameCount(); i++) {
            Object step = path.getElement(i);
            steps.add(step instanceof Integer ? "[" + step + "]" : String.valueOf(step));
        }
        return steps;
    }
}
