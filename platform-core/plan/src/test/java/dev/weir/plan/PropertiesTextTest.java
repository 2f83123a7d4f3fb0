package dev.weir.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.wire.Placeholders;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PropertiesTextTest {
    @Test
    void escapesAPlaceholderWhereSpringWouldSeeOneAndNowhereElse() {
        assertThat(Placeholders.literal("${HOME}")).isEqualTo("\\${HOME}");
        assertThat(Placeholders.literal("a ${b:${c}} d")).isEqualTo("a \\${b:\\${c}} d");
        assertThat(Placeholders.literal("\\${HOME}")).isEqualTo("\\\\${HOME}");
        assertThat(List.of("${HOME", "${{}", "$HOME", "{HOME}", "$ {HOME}", "#{1 + 1}", ""))
                .allSatisfy(it -> assertThat(Placeholders.literal(it)).isEqualTo(it));
        assertThat(Placeholders.literal("${a} ${")).isEqualTo("\\${a} ${");
    }

    @Test
    void writesSortedAsciiLinesThatAreReadBackAsTheyWere() throws IOException {
        Map<String, String> values = Map.of(
                "b", " leading and trailing ",
                "a", "grüß 世界 \n\t\r\f",
                "#key with = and :", "!#=: \\ \"'",
                "list[0]", "x",
                "map[a.b c]", "",
                "emoji", "\uD83D\uDE00");

        String text = PropertiesText.write(new TreeMap<>(values));

        assertThat(text).isASCII();
        assertThat(text.lines()).isSorted().hasSize(values.size());
        var read = new Properties();
        read.load(new StringReader(text));
        assertThat(read).isEqualTo(values);
    }

    /** Spring's rule, written down a second time: a backslash before a placeholder that closes is taken away. */
    static String asSpringReadsIt(String value) {
        int start = value.indexOf("${");
        if (start < 0) {
            return value;
        }
        String rest = value.substring(start + 2);
        boolean escaped = start > 0 && value.charAt(start - 1) == '\\';
        if (closes(rest)) {
            assertThat(escaped)
                    .as("a placeholder that Spring would replace: %s", value)
                    .isTrue();
            return value.substring(0, start - 1) + "${" + asSpringReadsIt(rest);
        }
        return value.substring(0, start + 2) + asSpringReadsIt(rest);
    }

    private static boolean closes(String rest) {
        int depth = 1;
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return true;
            }
        }
        return false;
    }
}
