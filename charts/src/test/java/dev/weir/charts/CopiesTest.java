package dev.weir.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.operator.kind.Connector;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the charts take from elsewhere is what is there: nothing exists twice. */
class CopiesTest {
    private static final Path REPOSITORY = Helm.CHARTS.resolve("..");
    private static final ObjectMapper TREE = new ObjectMapper();
    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    /** The manifests below a folder, which are called like that. */
    private static <T extends HasMetadata> List<T> read(String folder, String names, Class<T> type) throws IOException {
        try (Stream<Path> files = Files.walk(REPOSITORY.resolve(folder), 2)) {
            return files.filter(it -> it.getFileName().toString().matches(names))
                    .sorted()
                    .map(it -> YAML.unmarshal(text(it), type))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static Map<String, JsonNode> specs(List<? extends HasMetadata> objects) {
        var specs = new TreeMap<String, JsonNode>();
        for (HasMetadata object : objects) {
            JsonNode tree = TREE.valueToTree(object);
            specs.put(object.getMetadata().getName(), tree.path("spec"));
        }
        return specs;
    }

    /** Fields in any order, and 1 is 1.0: helm reads and writes what it passes on. */
    private static void assertSame(Map<String, JsonNode> rendered, Map<String, JsonNode> committed) {
        assertThat(rendered).containsOnlyKeys(committed.keySet());
        rendered.forEach((name, spec) -> assertThat(spec.equals(CopiesTest::compare, committed.get(name)))
                .as("%s\nis\n%s\nand not\n%s", name, spec, committed.get(name))
                .isTrue());
    }

    private static int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }

    @Test
    void theKindsAreThoseOfCrdsAndStayWhenTheReleaseGoes() throws IOException {
        // Given
        List<CustomResourceDefinition> committed = read("crds", ".*[.]yaml", CustomResourceDefinition.class);

        // When
        List<HasMetadata> rendered = Objects.of(Helm.template("weir-operator")).kind("CustomResourceDefinition");

        // Then
        assertThat(rendered).hasSameSizeAs(committed).allSatisfy(it -> assertThat(
                        it.getMetadata().getAnnotations())
                .isEqualTo(Map.of("helm.sh/resource-policy", "keep")));
        assertSame(specs(rendered), specs(committed));
    }

    @Test
    void aPackageIsWhole(@TempDir Path folder) {
        // When
        Helm.run(Map.of(), "package", "weir-operator", "weir-connectors", "--destination", folder.toString())
                .orFail();

        // Then
        assertThat(Objects.of(Helm.template(
                                folder.resolve("weir-operator-0.1.0.tgz").toString()))
                        .all())
                .isEqualTo(Objects.of(Helm.template("weir-operator")).all());
        assertThat(Objects.of(Helm.template(
                                folder.resolve("weir-connectors-0.1.0.tgz").toString()))
                        .all())
                .isEqualTo(Objects.of(Helm.template("weir-connectors")).all());
    }

    @Test
    void theKindsCanBeLeftOutAndCanBeLetGo() {
        assertThat(Objects.of(Helm.template("weir-operator", "--set", "crds.install=false"))
                        .kind("CustomResourceDefinition"))
                .isEmpty();
        assertThat(Objects.of(Helm.template("weir-operator", "--set", "crds.keep=false"))
                        .kind("CustomResourceDefinition"))
                .hasSize(3)
                .allSatisfy(it -> assertThat(it.getMetadata().getAnnotations()).isNullOrEmpty());
    }

    @Test
    void theCatalogueIsWhatTheConnectorsSayOfThemselves() throws IOException {
        // Given
        List<Connector> described = read("connectors", "connector[.]yaml", Connector.class);

        // When
        List<Connector> rendered = Objects.of(Helm.template("weir-connectors")).connectors();

        // Then
        assertThat(described).hasSizeGreaterThanOrEqualTo(5);
        assertSame(specs(rendered), specs(described));
    }

    @Test
    void theCatalogueTakesAMirrorDigestsAndAChoice() {
        // Given
        String digest = "sha256:" + "ab".repeat(32);

        // When
        Connector connector = Objects.of(Helm.template(
                        "weir-connectors",
                        "--set",
                        "only={log-sink},registry=registry.example/mirror,digests.log-sink=" + digest))
                .connectors()
                .getFirst();

        // Then
        assertThat(connector.getSpec().image()).isEqualTo("registry.example/mirror/weir/log-sink@" + digest);
    }

    @Test
    void everySettingOfTheOperatorIsSet() {
        // Given
        String settings = text(REPOSITORY.resolve("operator/src/main/java/dev/weir/operator/Setting.java"));

        // When
        List<String> set = Objects.of(Helm.template("weir-operator"))
                .only(Deployment.class)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getEnv()
                .stream()
                .map(EnvVar::getName)
                .toList();

        // Then
        assertThat(set)
                .containsExactlyInAnyOrderElementsOf(Pattern.compile("(?m)^ +(WEIR_[A-Z_]+)\\(")
                        .matcher(settings)
                        .results()
                        .map((MatchResult it) -> it.group(1))
                        .toList());
    }
}
