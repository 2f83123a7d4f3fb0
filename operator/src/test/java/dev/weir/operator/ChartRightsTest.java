package dev.weir.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.operator.Right.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The roles of the chart are the table of rights. */
class ChartRightsTest {
    private static final Path FILE =
            Path.of(System.getProperty("basedir", ""), "..", "charts", "weir-operator", "files", "rights.yaml");

    @Test
    void theChartGivesWhatTheTableSaysAndNoMore() throws IOException {
        // Given
        var text = new StringBuilder("# Written from operator's Rights: change them, then run"
                + "\n# ./mvnw -pl operator test -Dtest=ChartRightsTest -Dgolden.update\n");
        for (Where where : Where.values()) {
            text.append(where.name().toLowerCase(Locale.ROOT)).append(":\n");
            Rights.ALL.stream().filter(it -> it.where() == where).forEach(it -> text.append(rule(it)));
        }

        // When
        if (System.getProperty("golden.update") != null) {
            Files.writeString(FILE, text);
        }

        // Then
        assertThat(Files.readString(FILE))
                .as("charts/weir-operator/files/rights.yaml is stale: run ./mvnw -pl operator test"
                        + " -Dtest=ChartRightsTest -Dgolden.update and review the diff")
                .isEqualTo(text.toString());
    }

    private static String rule(Right right) {
        return "  # %s\n  - apiGroups: %s\n    resources: %s\n    verbs: %s\n"
                .formatted(
                        right.why(),
                        list(List.of(right.group())),
                        list(List.of(right.resource())),
                        list(right.verbs()));
    }

    private static String list(List<String> words) {
        return words.stream().map(it -> "\"" + it + "\"").toList().toString();
    }
}
