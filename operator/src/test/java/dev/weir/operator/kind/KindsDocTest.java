package dev.weir.operator.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@code crds/README.md} says what the kinds say. */
class KindsDocTest {
    private static final Path FILE = Path.of(System.getProperty("basedir", ""), "..", "crds", "README.md");
    private static final String HEAD = """
            # The kinds

            <!-- Written from the kinds: change them, then run ./mvnw -pl operator test -Dtest=KindsDocTest -Dgolden.update -->

            `kubectl apply --server-side -f crds/` makes an API server know them; the chart weir-operator brings them along. `kubectl explain
            integration.spec` tells the same.
            """;

    @Test
    void theReferenceIsWhatTheKindsSay() throws IOException {
        // Given
        String expected = HEAD
                + CrdFiles.definitions().stream().map(KindsDocTest::chapter).collect(Collectors.joining());

        // When
        if (System.getProperty("golden.update") != null) {
            Files.writeString(FILE, expected);
        }

        // Then
        assertThat(Files.readString(FILE))
                .as("crds/README.md is stale: run ./mvnw -pl operator test -Dtest=KindsDocTest -Dgolden.update")
                .isEqualTo(expected);
    }

    private static String chapter(CustomResourceDefinition crd) {
        var names = crd.getSpec().getNames();
        var version = crd.getSpec().getVersions().get(0);
        var text = new StringBuilder("\n## " + names.getKind() + "\n\n`"
                + crd.getSpec().getGroup() + "/"
                + version.getName() + "`, " + crd.getSpec().getScope().toLowerCase(Locale.ROOT) + ", `"
                + names.getPlural() + "`"
                + names.getShortNames().stream().map(it -> ", `" + it + "`").collect(Collectors.joining())
                + (version.getSubresources().getScale() == null ? "" : ", can be scaled") + ".\n");
        JSONSchemaProps root = version.getSchema().getOpenAPIV3Schema();
        for (String part : List.of("spec", "status")) {
            var rows = new ArrayList<String>();
            var rules = new ArrayList<String>();
            JSONSchemaProps schema = Objects.requireNonNull(root.getProperties().get(part));
            walk(part, schema, rows, rules);
            text.append("\n### ").append(names.getKind()).append(' ').append(part);
            text.append("\n\n| Field | Type | Default | Meaning |\n|---|---|---|---|\n");
            rows.forEach(text::append);
            if (!rules.isEmpty()) {
                text.append("\nRules that the API server checks:\n\n");
                rules.forEach(text::append);
            }
        }
        return text.toString();
    }

    private static void walk(String path, JSONSchemaProps schema, List<String> rows, List<String> rules) {
        for (ValidationRule rule : schema.getXKubernetesValidations()) {
            rules.add("- `" + path + "`: " + rule.getMessage() + "\n");
        }
        schema.getProperties().forEach((name, field) -> {
            String at = path + "." + name;
            rows.add("| `" + at + "`" + (schema.getRequired().contains(name) ? " **required**" : "") + " | "
                    + type(field) + " | " + standard(field.getDefault()) + " | "
                    + String.valueOf(field.getDescription()).replace("|", "\\|").replace("<", "&lt;") + bounds(field)
                    + " |\n");
            walk(at, field, rows, rules);
            if (field.getItems() != null) {
                walk(at + "[]", field.getItems().getSchema(), rows, rules);
            }
            if (field.getAdditionalProperties() != null
                    && field.getAdditionalProperties().getSchema() != null) {
                walk(at + "{}", field.getAdditionalProperties().getSchema(), rows, rules);
            }
        });
    }

    private static String type(JSONSchemaProps field) {
        if (!field.getEnum().isEmpty()) {
            return field.getEnum().stream().map(it -> "`" + it.asText() + "`").collect(Collectors.joining(", "));
        }
        if (field.getItems() != null) {
            return "list of " + type(field.getItems().getSchema());
        }
        if (field.getAdditionalProperties() != null
                && field.getAdditionalProperties().getSchema() != null) {
            return "map to " + type(field.getAdditionalProperties().getSchema());
        }
        return Boolean.TRUE.equals(field.getXKubernetesPreserveUnknownFields()) ? "any object" : field.getType();
    }

    private static String standard(@Nullable JsonNode value) {
        return value == null ? "" : "`" + (value.isTextual() ? value.asText() : value.toString()) + "`";
    }

    private static String bounds(JSONSchemaProps field) {
        var bounds = new ArrayList<String>();
        if (field.getMinimum() != null && field.getMinimum() != 0) {
            bounds.add("at least " + number(field.getMinimum()));
        }
        if (field.getMaximum() != null) {
            bounds.add("at most " + number(field.getMaximum()));
        }
        return bounds.isEmpty() ? "" : " (" + String.join(", ", bounds) + ")";
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
