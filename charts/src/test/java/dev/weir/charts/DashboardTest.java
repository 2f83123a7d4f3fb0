package dev.weir.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The dashboard asks for nothing that nobody counts. */
class DashboardTest {
    private static final Path REPOSITORY = Helm.CHARTS.resolve("..");
    private static final Pattern METER = Pattern.compile("\"([a-z]+(?:\\.[a-z]+)+)\"");
    private static final Pattern METRIC =
            Pattern.compile("\\b((?:weir|messaging|reconciliations|events|http)_[a-z_]+)");
    private static final Pattern SUFFIX = Pattern.compile("(_seconds)?(_total|_sum|_count|_bucket|_max)?$");
    /** Labels, not metrics. */
    private static final Set<String> LABELS = Set.of("weir_integration");

    @Test
    void everyMetricOfTheDashboardExistsInTheCode() throws IOException {
        // Given
        Set<String> counted = counted();

        // When
        Set<String> asked = asked();

        // Then
        assertThat(asked).hasSizeGreaterThan(10);
        assertThat(asked.stream().map(it -> SUFFIX.matcher(it).replaceFirst("")))
                .isSubsetOf(counted);
    }

    private static Set<String> asked() throws IOException {
        JsonNode dashboard = new ObjectMapper()
                .readTree(Helm.CHARTS
                        .resolve("weir-operator/files/dashboard.json")
                        .toFile());
        Stream<String> expressions = dashboard.findValuesAsText("expr").stream();
        return expressions
                .flatMap(it -> METRIC.matcher(it).results().map(found -> found.group(1)))
                .filter(it -> !LABELS.contains(it))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every meter's name in the sources, as Prometheus spells it. */
    private static Set<String> counted() throws IOException {
        var names = new TreeSet<String>();
        for (String module : new String[] {"platform-core/runtime", "operator"}) {
            try (Stream<Path> sources = Files.walk(REPOSITORY.resolve(module).resolve("src/main/java"))) {
                sources.filter(it -> it.toString().endsWith(".java"))
                        .flatMap(it -> METER.matcher(text(it)).results())
                        .forEach(it -> names.add(it.group(1).replace('.', '_')));
            }
        }
        return names;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
