package dev.weir.charts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.GoldenFolder;
import dev.weir.testkit.Story;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** What weir-operator renders for three sets of values, each linted too. */
class ChartTest {
    private static final String CHART = "weir-operator";

    @TestFactory
    Stream<DynamicContainer> stories() {
        return GoldenFolder.stories(Path.of("src/test/resources/golden"), ChartTest::render);
    }

    private static Map<String, String> render(Story story) {
        Path values = file(story.input("in-values.yaml"));
        assertThat(Helm.run(Map.of(), "lint", "--strict", CHART, "--values", values.toString())
                        .orFail()
                        .out())
                .contains("0 chart(s) failed");
        assertRestricted(
                Objects.of(Helm.template(CHART, "--values", values.toString())).only(Deployment.class));
        // the kinds are compared with crds/ elsewhere
        return Map.of(
                "out-objects.yaml",
                Helm.template(CHART, "--values", values.toString(), "--set", "crds.install=false")
                        .orFail()
                        .out());
    }

    private static Path file(String text) {
        try {
            Path folder = Files.createDirectories(Helm.CHARTS.resolve("target"));
            return Files.writeString(Files.createTempFile(folder, "values-", ".yaml"), text);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Pod Security "restricted", and nothing to write to but /tmp. */
    private static void assertRestricted(Deployment deployment) {
        var pod = deployment.getSpec().getTemplate().getSpec();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(pod.getContainers())
                .extracting(Container::getSecurityContext)
                .allSatisfy(it -> {
                    assertThat(it.getAllowPrivilegeEscalation()).isFalse();
                    assertThat(it.getReadOnlyRootFilesystem()).isTrue();
                    assertThat(it.getCapabilities().getDrop()).containsExactly("ALL");
                });
    }
}
