package dev.weir.operator.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.operator.Cluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the API server takes and refuses: each file is one sample; the last of its documents is the one in question. */
class SamplesIT {
    private static final Path SAMPLES = Path.of(System.getProperty("basedir", ""), "src/test/resources/samples");
    private static final String REFUSED = "# refused: ";

    @TestFactory
    Stream<DynamicContainer> samples() throws IOException {
        String namespace = Cluster.shared().namespace("samples");
        return list(SAMPLES).stream()
                .map(folder -> DynamicContainer.dynamicContainer(
                        folder.getFileName().toString(), tests(folder, namespace).stream()));
    }

    private static List<DynamicTest> tests(Path folder, String namespace) {
        return list(folder).stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(), file.toUri(), () -> tryOut(file, namespace)))
                .toList();
    }

    private static void tryOut(Path file, String namespace) throws IOException {
        // Given
        String text = Files.readString(file);
        Optional<String> refused = text.lines()
                .filter(it -> it.startsWith(REFUSED))
                .map(it -> it.substring(REFUSED.length()))
                .findFirst();
        assertThat(file.getFileName().toString()).startsWith(refused.isPresent() ? "invalid-" : "valid-");
        List<GenericKubernetesResource> documents = Stream.of(text.split("(?m)^---$", -1))
                .map(it -> new KubernetesSerialization().unmarshal(it, GenericKubernetesResource.class))
                .toList();
        HasMetadata last = documents.getLast();
        documents.subList(0, documents.size() - 1).forEach(it -> apply(it, namespace));

        // When, Then
        try {
            if (refused.isEmpty()) {
                apply(last, namespace);
            } else {
                assertThatThrownBy(() -> apply(last, namespace))
                        .isInstanceOf(KubernetesClientException.class)
                        .hasMessageContaining(refused.get());
            }
        } finally {
            resource(last, namespace).delete();
        }
    }

    private static void apply(HasMetadata sample, String namespace) {
        Resource<HasMetadata> resource = resource(sample, namespace);
        HasMetadata there = resource.get();
        if (there == null) {
            resource.fieldValidation(FieldValidateable.Validation.STRICT).create();
        } else {
            sample.getMetadata().setResourceVersion(there.getMetadata().getResourceVersion());
            resource(sample, namespace)
                    .fieldValidation(FieldValidateable.Validation.STRICT)
                    .update();
        }
    }

    private static Resource<HasMetadata> resource(HasMetadata sample, String namespace) {
        KubernetesClient admin = Cluster.shared().admin();
        return sample.getKind().equals("Connector")
                ? admin.resource(sample)
                : admin.resource(sample).inNamespace(namespace);
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot list " + folder, unreadable);
        }
    }
}
