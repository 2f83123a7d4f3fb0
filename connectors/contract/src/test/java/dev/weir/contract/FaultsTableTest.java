package dev.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of faults names the tests there are, and every test of a fault. */
class FaultsTableTest {
    private static final Pattern CASE = Pattern.compile("`([A-Z][A-Za-z]*IT)\\.([a-z][A-Za-z]*)`");
    private static final Pattern TEST = Pattern.compile("@Test\\s+void ([a-z][A-Za-z]*)\\(");
    private static final Path OURS = Path.of("src/test/java/dev/weir/contract");
    private static final Path RUNTIME = Path.of("../../platform-core/runtime/src/test/java/dev/weir/runtime");

    @Test
    void everyCaseOfTheTableIsATest() throws IOException {
        Set<String> tests = new HashSet<>(tests(OURS, ""));
        tests.addAll(tests(RUNTIME, ""));

        assertThat(table()).isNotEmpty().isSubsetOf(tests);
    }

    @Test
    void everyTestOfAFaultIsInTheTable() throws IOException {
        assertThat(tests(OURS, "Faults")).isNotEmpty().isSubsetOf(table());
    }

    private static Set<String> table() throws IOException {
        return CASE.matcher(Files.readString(Path.of("FAULTS.md")))
                .results()
                .map(it -> it.group(1) + "." + it.group(2))
                .collect(Collectors.toSet());
    }

    private static Set<String> tests(Path folder, String kind) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(it -> it.toString().endsWith(kind + "IT.java")).toList();
        }
        Set<String> tests = new HashSet<>();
        for (Path file : files) {
            String name = file.getFileName().toString().replace(".java", "");
            TEST.matcher(Files.readString(file)).results().forEach(it -> tests.add(name + "." + it.group(1)));
        }
        return tests;
    }
}
