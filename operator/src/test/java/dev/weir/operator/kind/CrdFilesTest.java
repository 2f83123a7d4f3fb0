package dev.weir.operator.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CrdFilesTest {
    private static final Path CRDS = Path.of(System.getProperty("basedir", ""), "..", "crds");

    @Test
    void committedFilesAreWhatTheRecordsSay() throws IOException {
        // Given
        SortedMap<String, String> rendered = CrdFiles.render();

        // When
        if (System.getProperty("golden.update") != null) {
            update(rendered);
        }

        // Then
        assertThat(committed())
                .as(
                        "crds/ is stale: run ./mvnw -pl operator test -Dtest=CrdFilesTest -Dgolden.update and review the diff")
                .isEqualTo(rendered);
    }

    private static void update(SortedMap<String, String> files) throws IOException {
        Files.createDirectories(CRDS);
        for (var file : files.entrySet()) {
            Files.writeString(CRDS.resolve(file.getKey()), file.getValue());
        }
    }

    private static SortedMap<String, String> committed() throws IOException {
        var files = new TreeMap<String, String>();
        try (Stream<Path> entries = Files.list(CRDS)) {
            for (Path file :
                    entries.filter(it -> it.toString().endsWith(".yaml")).toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }

    @Test
    void everyFieldIsDescribedAndBounded() {
        // Given
        var lacking = new ArrayList<String>();

        // When
        for (CustomResourceDefinition crd : CrdFiles.definitions()) {
            JSONSchemaProps root =
                    crd.getSpec().getVersions().get(0).getSchema().getOpenAPIV3Schema();
            root.getProperties().forEach((name, schema) -> {
                String path = crd.getSpec().getNames().getKind() + "." + name;
                schema.getProperties().forEach((field, of) -> look(path + "." + field, of, lacking));
            });
        }

        // Then
        assertThat(lacking).isEmpty();
    }

    private static void look(String path, JSONSchemaProps schema, List<String> lacking) {
        if (schema.getDescription() == null) {
            lacking.add(path + " has no description");
        }
        bounds(path, schema, lacking);
        if (schema.getProperties() != null) {
            schema.getProperties().forEach((name, of) -> look(path + "." + name, of, lacking));
        }
    }

    private static void bounds(String path, JSONSchemaProps schema, List<String> lacking) {
        boolean bounded =
                switch (schema.getType()) {
                    case "string" ->
                        schema.getMaxLength() != null || !schema.getEnum().isEmpty();
                    case "array" -> schema.getMaxItems() != null;
                    case "integer", "number" -> schema.getMinimum() != null;
                    case "object" -> schema.getAdditionalProperties() == null || schema.getMaxProperties() != null;
                    default -> true;
                };
        if (!bounded) {
            lacking.add(path + " has no bound");
        }
        if (schema.getItems() != null) {
            JSONSchemaProps item = schema.getItems().getSchema();
            bounds(path + "[]", item, lacking);
            item.getProperties().forEach((name, of) -> look(path + "[]." + name, of, lacking));
        }
        if (schema.getAdditionalProperties() != null) {
            bounds(path + "{}", schema.getAdditionalProperties().getSchema(), lacking);
        }
    }
}
