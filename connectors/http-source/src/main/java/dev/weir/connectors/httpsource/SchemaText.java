package dev.weir.connectors.httpsource;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The JSON Schema that options name, as text or file, compiled once and checked itself. */
final class SchemaText {
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder()
                    .locale(Locale.ENGLISH)
                    .formatAssertionsEnabled(true)
                    .build()));

    private SchemaText() {}

    /**
     * The schema; {@code null} when the options name none.
     *
     * @throws IllegalArgumentException when it cannot be read or is no JSON Schema, naming the option
     */
    static @Nullable Schema of(HttpSourceProperties properties) {
        String text = properties.schema();
        Path file = properties.schemaFile();
        if (text != null && file != null) {
            throw new IllegalArgumentException("http-source.schema and http-source.schema-file are both set; keep one");
        }
        if (text != null) {
            return compiled("http-source.schema", text);
        }
        return file == null ? null : compiled("http-source.schema-file " + file, read(file));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("http-source.schema-file " + file + " cannot be read", e);
        }
    }

    private static Schema compiled(String option, String text) {
        try {
            Schema schema = REGISTRY.getSchema(text, InputFormat.YAML); // JSON is YAML too
            List<Error> errors = REGISTRY.getSchema(
                            SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()))
                    .validate(schema.getSchemaNode());
            if (errors.isEmpty()) {
                return schema;
            }
            Error first = errors.getFirst();
            throw new IllegalArgumentException(
                    option + " is no JSON Schema: " + first.getInstanceLocation() + " " + first.getMessage());
        } catch (JacksonException | SchemaException e) {
            throw new IllegalArgumentException(option + " is no JSON Schema: " + e.getMessage(), e);
        }
    }
}
