package dev.weir.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.yaml.snakeyaml.Yaml;

class ConnectorFolderTest {
    private static final String DESCRIPTOR = """
            apiVersion: weir.dev/v1alpha1
            kind: Connector
            metadata: {name: my-sink}
            spec:
              role: sink
              title: My sink
              summary: Swallows everything.
              version: 0.1.0
              image: weir/my-sink:0.1.0
              main: dev.weir.describe.ConnectorFolderTest
              errors: [{type: java.io.IOException, retryable: true, doc: The sink is full.}]
              schema:
            """;
    private static final String README = "# my-sink\n\n<!-- options -->\n<!-- /options -->\n\nBye.\n";

    enum Mode {
        FAST,
        SAFE
    }

    @ConfigurationProperties("my-sink")
    record MySinkProperties(
            @NotBlank String url,
            @NotEmpty Map<String, String> columns,
            @Min(1) @Max(9) int port,
            Mode mode,
            @DurationMin(seconds = 2) Duration timeout,
            String password,
            @NotNull @DefaultValue List<String> headers,
            @DefaultValue("all") List<String> kinds) {}

    @Test
    void writesSchemaAndTableFromTheRecordAndFindsThemFreshAfterwards(@TempDir Path folder) throws Exception {
        // Given
        Files.writeString(folder.resolve("connector.yaml"), DESCRIPTOR);
        Files.writeString(folder.resolve("README.md"), README);

        // When
        ConnectorFolder.at(folder).rewrite(MySinkProperties.class);

        // Then
        ConnectorFolder.at(folder).compare(MySinkProperties.class);
        String text = Files.readString(folder.resolve("connector.yaml"));
        Map<String, Object> schema =
                new Yaml().load(text.substring(text.indexOf("    $schema")).stripIndent());
        assertThat(schema)
                .containsEntry("additionalProperties", false)
                .containsEntry("required", List.of("url", "columns"))
                .containsEntry(
                        "properties",
                        Map.of(
                                "url",
                                Map.of("type", "string", "minLength", 1, "description", "Where to."),
                                "columns",
                                Map.of(
                                        "type",
                                        "object",
                                        "additionalProperties",
                                        Map.of("type", "string"),
                                        "minProperties",
                                        1,
                                        "description",
                                        "Which ones."),
                                "port",
                                Map.of(
                                        "type",
                                        "integer",
                                        "minimum",
                                        1,
                                        "maximum",
                                        9,
                                        "x-weir-listens",
                                        true,
                                        "description",
                                        "The door.",
                                        "default",
                                        7),
                                "mode",
                                Map.of("type", "string", "enum", List.of("FAST", "SAFE"), "description", "How."),
                                "timeout",
                                Map.of(
                                        "type", "string",
                                        "pattern", "^[0-9]+(ms|s|m|h|d)$",
                                        "description", "How long.",
                                        "default", "10s"),
                                "password",
                                Map.of("type", "string", "writeOnly", true, "description", "Psst."),
                                "headers",
                                Map.of("type", "array", "items", Map.of("type", "string"), "description", "a|b"),
                                "kinds",
                                Map.of(
                                        "type",
                                        "array",
                                        "items",
                                        Map.of("type", "string"),
                                        "description",
                                        "Kinds.",
                                        "default",
                                        List.of("all"))));
        assertThat(Files.readString(folder.resolve("README.md"))).isEqualTo("""
                        # my-sink

                        <!-- options -->
                        | Option | Type | Default | Meaning |
                        |---|---|---|---|
                        | `url` | text | **required** | Where to. |
                        | `columns` | map of text to text | **required** | Which ones. |
                        | `port` | integer | `7` | The door. (at least 1, at most 9) |
                        | `mode` | `FAST`, `SAFE` |  | How. |
                        | `timeout` | duration | `10s` | How long. (at least 2s) |
                        | `password` | text |  | Psst. A secret: give it through `configFrom`. |
                        | `headers` | list of text |  | a\\|b |
                        | `kinds` | list of text | `all` | Kinds. |
                        <!-- /options -->

                        Bye.
                        """);
    }

    @Test
    void aStaleTableFailsAndSaysHowToRewriteIt(@TempDir Path folder) throws Exception {
        // Given
        Files.writeString(folder.resolve("connector.yaml"), DESCRIPTOR);
        Files.writeString(folder.resolve("README.md"), README);
        ConnectorFolder.at(folder).rewrite(MySinkProperties.class);
        Path readme = folder.resolve("README.md");
        Files.writeString(readme, Files.readString(readme).replace("`7`", "`8`"));

        // When, Then
        assertThatThrownBy(() -> ConnectorFolder.at(folder).compare(MySinkProperties.class))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("README.md")
                .hasMessageContaining("-Dgolden.update");
    }

    @Test
    void aDescriptorThatACatalogueCouldNotShowIsRefusedWithAllItsFaults(@TempDir Path folder) throws Exception {
        // Given
        Files.writeString(
                folder.resolve("connector.yaml"),
                DESCRIPTOR
                        .replace("name: my-sink", "name: your-sink")
                        .replace("role: sink", "role: drain")
                        .replace("java.io.IOException", "java.io.NoException")
                        .replace("  title: My sink\n", ""));
        Files.writeString(folder.resolve("README.md"), README);

        // When, Then
        assertThatThrownBy(() -> ConnectorFolder.at(folder).rewrite(MySinkProperties.class))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        "metadata.name is your-sink, the option prefix is my-sink",
                        "spec.role is drain",
                        "spec.title is missing",
                        "java.io.NoException");
    }
}
