package dev.weir.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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

    private static String line(Right right) {
        String resource = right.resource() + (right.group().isEmpty() ? "" : "." + right.group());
        return "| " + right.where() + " | `" + resource + "` | " + String.join(", ", right.verbs()) + " | "
                + right.why() + " |";
    }
}
