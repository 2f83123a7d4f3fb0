package dev.weir.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of values in each README is made of the comments in {@code values.yaml}. */
class ValuesDocTest {
    private static final Pattern KEY = Pattern.compile("( *)([A-Za-z_]+):(.*)");
    private static final String BEGIN = "<!-- values -->\n";
    private static final String END = "<!-- /values -->";

    @ParameterizedTest
    @ValueSource(strings = {"weir-operator", "weir-connectors"})
    void theReadmeSaysWhatTheValuesAre(String chart) throws IOException {
        // Given
        Path readme = Helm.CHARTS.resolve(chart).resolve("README.md");
        String text = Files.readString(readme);

        // When
        String table = table(Files.readAllLines(Helm.CHARTS.resolve(chart).resolve("values.yaml")));
        String expected =
                text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + table + text.substring(text.indexOf(END));
        if (System.getProperty("golden.update") != null) {
            Files.writeString(readme, expected);
        }

        // Then
        assertThat(Files.readString(readme))
                .as("%s is stale: run ./mvnw -pl charts test -Dtest=ValuesDocTest -Dgolden.update", readme)
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"weir-operator", "weir-connectors"})
    void everyValueIsInTheSchema(String chart) throws IOException {
        // Given
        JsonNode schema = new ObjectMapper()
                .readTree(
                        Helm.CHARTS.resolve(chart).resolve("values.schema.json").toFile());
        JsonNode values = new ObjectMapper()
                .valueToTree(new KubernetesSerialization()
                        .unmarshal(Files.readString(Helm.CHARTS.resolve(chart).resolve("values.yaml")), TreeMap.class));
        List<String> lacking = new ArrayList<>();

        // When
        compare("", values, schema, lacking);

        // Then
        assertThat(lacking).isEmpty();
    }

    private static void compare(String path, JsonNode values, JsonNode schema, List<String> lacking) {
        values.properties().forEach(it -> {
            JsonNode property = schema.path("properties").path(it.getKey());
            if (property.isMissingNode() && schema.path("additionalProperties").isMissingNode()) {
                lacking.add(path + it.getKey());
            } else if (property.has("properties")) {
                compare(path + it.getKey() + ".", it.getValue(), property, lacking);
            }
        });
    }

    private static String table(List<String> lines) {
        var rows = new StringBuilder("| Value | Default | Meaning |\n|---|---|---|\n");
        String[] path = new String[10];
        String comment = "";
        // the first line speaks of the file
        for (String line : lines.subList(1, lines.size())) {
            Matcher key = KEY.matcher(line);
            if (line.strip().startsWith("# ")) {
                comment = line.strip().substring(2);
            } else if (key.matches()) {
                int depth = key.group(1).length() / 2;
                path[depth] = key.group(2);
                if (!comment.isEmpty()) {
                    String name = Arrays.stream(path, 0, depth + 1).collect(Collectors.joining("."));
                    String value = key.group(3).strip();
                    rows.append("| `%s` | %s | %s |\n"
                            .formatted(name, value.isEmpty() ? "" : "`" + value + "`", comment.replace("|", "\\|")));
                }
                comment = "";
            }
        }
        return rows.toString();
    }
}
