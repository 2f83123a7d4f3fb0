package dev.weir.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocsTest {
    private static String readme() throws IOException {
        return Files.readString(Path.of(System.getProperty("basedir", ""), "README.md"));
    }

    @Test
    void everySettingIsInTheDocs() throws IOException {
        assertThat(readme())
                .contains(Arrays.stream(Setting.values())
                        .map(it -> "`" + it.name() + "`")
                        .toList());
    }

    @Test
    void everyRightIsInTheDocsWithItsReason() throws IOException {
        assertThat(readme().lines().filter(it -> it.matches("\\| (Watched|Cluster|Own) \\| .*")))
                .containsExactlyElementsOf(
                        Rights.ALL.stream().map(DocsTest::line).toList());
    }

    @Test
    void everyTestThatShowsAPromiseIsThere() throws IOException {
        List<String> named = Pattern.compile("`(\\w+(?:IT|Test)\\.\\w+)`")
                .matcher(readme())
                .results()
                .map(it -> it.group(1))
                .toList();
        assertThat(named).isNotEmpty().allSatisfy(it -> assertThat(Files.readString(source(it)))
                .as(it)
                .contains(" " + it.substring(it.indexOf('.') + 1) + "()"));
    }

    private static Path source(String test) throws IOException {
        String file = test.substring(0, test.indexOf('.')) + ".java";
        try (Stream<Path> all = Files.walk(Path.of(System.getProperty("basedir", ""), "src", "test", "java"))) {
            return all.filter(it -> it.getFileName().toString().equals(file))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + file));
        }
    }

    private static String line(Right right) {
        String resource = right.resource() + (right.group().isEmpty() ? "" : "." + right.group());
        return "| " + right.where() + " | `" + resource + "` | " + String.join(", ", right.verbs()) + " | "
                + right.why() + " |";
    }
}
