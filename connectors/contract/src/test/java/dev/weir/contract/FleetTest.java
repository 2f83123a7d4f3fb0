package dev.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Whoever knows one connector knows where to look in every other. */
class FleetTest {
    /** Files that are owed, as {@code connector/file}. Nothing is ever added here; what is no longer owed is taken out. */
    private static final Set<String> OWED = Set.of();

    /** Connectors whose test in {@link ConnectorContractIT} is owed, by the same rule. */
    private static final Set<String> UNPROVEN = Set.of();

    @Test
    void nothingIsOwedThatIsThere() {
        assertThat(OWED).allSatisfy(owed -> assertThat(Fleet.ROOT.resolve(owed)).doesNotExist());
    }

    @TestFactory
    Stream<DynamicTest> everyConnectorHasItsFiles() {
        return each(connector -> assertThat(expected(connector)).allSatisfy(file -> assertThat(
                        Files.exists(Fleet.folder(connector).resolve(file)) || OWED.contains(connector + "/" + file))
                .as(connector + "/" + file)
                .isTrue()));
    }

    private static List<String> expected(String connector) {
        String sources = "src/main/java/dev/weir/connectors/" + connector.replace("-", "") + "/";
        String type = type(connector);
        return List.of(
                "pom.xml",
                "README.md",
                "connector.yaml",
                sources + "package-info.java",
                sources + type + ".java",
                sources + type + "Application.java",
                sources + type + "Configuration.java",
                sources + type + "Properties.java",
                sources.replace("main", "test") + type + "Test.java");
    }

    @TestFactory
    Stream<DynamicTest> everyConnectorHasOneNameEverywhere() {
        return each(connector -> {
            Class<?> main = Fleet.main(connector);
            String sources = "dev.weir.connectors." + connector.replace("-", "") + "." + type(connector);

            assertThat(Fleet.entry(connector).metadata().name())
                    .as("name in the catalogue")
                    .isEqualTo(connector);
            assertThat(main.getName()).as("spec.main").isEqualTo(sources + "Application");
            assertThat(Fleet.options(connector).getAnnotation(ConfigurationProperties.class))
                    .as("prefix of the options")
                    .extracting(ConfigurationProperties::value)
                    .isEqualTo(connector);
            assertThat(beans(sources + "Configuration")).as("beans").contains(bean(connector));
            assertThat(read(connector, "pom.xml")).contains("<artifactId>" + connector + "</artifactId>");
            assertThat(read(connector, "README.md").lines().findFirst())
                    .as("title of the README")
                    .contains("# " + connector);
        });
    }

    @Test
    void everyConnectorIsBuiltAndHasItsContract() {
        String root = read(Fleet.ROOT.resolve("../pom.xml"));
        String contract = read(Path.of("src/test/java/dev/weir/contract/ConnectorContractIT.java"));

        assertThat(Fleet.names()).isNotEmpty().allSatisfy(connector -> {
            assertThat(root).contains("<module>connectors/" + connector + "</module>");
            assertThat(contract.contains("void " + bean(connector)))
                    .as("its test in ConnectorContractIT")
                    .isNotEqualTo(UNPROVEN.contains(connector));
        });
    }

    private static Set<String> beans(String configuration) throws ClassNotFoundException {
        return Arrays.stream(Class.forName(configuration).getDeclaredMethods())
                .filter(it -> it.isAnnotationPresent(Bean.class))
                .map(it -> it.getName())
                .collect(Collectors.toSet());
    }

    private interface Check {
        void of(String connector) throws Exception;
    }

    private static Stream<DynamicTest> each(Check check) {
        return Fleet.names().stream().map(connector -> DynamicTest.dynamicTest(connector, () -> check.of(connector)));
    }

    /** {@code http-sink} is the class {@code HttpSink}. */
    private static String type(String connector) {
        return Arrays.stream(connector.split("-", -1))
                .map(it -> it.substring(0, 1).toUpperCase(Locale.ROOT) + it.substring(1))
                .collect(Collectors.joining());
    }

    /** {@code http-sink} is the bean {@code httpSink}. */
    private static String bean(String connector) {
        String type = type(connector);
        return type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
    }

    private static String read(String connector, String file) {
        return read(Fleet.folder(connector).resolve(file));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
