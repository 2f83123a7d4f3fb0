package dev.weir.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every image promises, read from its tar. */
class ImagesIT {
    private static final long MEGABYTE = 1_000_000;

    static Stream<String> connectors() {
        return Built.CONNECTORS.stream();
    }

    static Stream<String> all() {
        return Stream.concat(connectors(), Stream.of(Built.OPERATOR, Built.RUNNER));
    }

    @ParameterizedTest
    @MethodSource("all")
    void theUserIsANumberAndNotRoot(String module) {
        assertThat(Built.image(module).user()).matches("[1-9][0-9]*:[1-9][0-9]*");
    }

    @ParameterizedTest
    @MethodSource("all")
    void anotherBuildOfOurCodeMovesAMegabyteAtMost(String module) {
        // Given
        List<Layer> own = Built.image(module).ownLayers();

        // When
        long bytes = own.stream().mapToLong(Layer::bytes).sum();

        // Then
        assertThat(own).isNotEmpty();
        assertThat(bytes)
                .as("bytes of %s", own.stream().map(Layer::files).toList())
                .isLessThan(MEGABYTE);
    }

    @ParameterizedTest
    @MethodSource("connectors")
    void everyConnectorHasTheSameLibrariesInTheSameLayers(String module) {
        // Given
        List<String> leanest = shared(Built.image("connectors/time-source"));

        // When
        List<String> here = shared(Built.image(module));

        // Then
        assertThat(leanest).hasSizeGreaterThanOrEqualTo(2);
        assertThat(here).containsAll(leanest);
    }

    /** Base, libraries, runtime: all but what is the connector's own. */
    private static List<String> shared(Image image) {
        return image.layers().stream()
                .filter(it -> !it.hasAnyOf("app/(classes/|resources/|jib-).*"))
                .map(Layer::name)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("connectors")
    void theNameIsTheOneOfTheCatalogue(String module) {
        assertThat(Built.image(module).names())
                .containsExactly(Built.entry(module).getSpec().image());
    }

    @ParameterizedTest
    @MethodSource("connectors")
    void theEntrypointIsTheMainClassOfTheCatalogue(String module) {
        assertThat(Built.image(module).entrypoint())
                .startsWith("java")
                .endsWith(Built.entry(module).getSpec().main());
    }

    @Test
    void nothingIsInAnImageTwice() {
        assertThat(all()).allSatisfy(module -> assertThat(Built.image(module).applicationLayers().stream()
                        .flatMap(it -> it.files().stream())
                        .filter(it -> !it.startsWith("app/jib-")))
                .as(module)
                .doesNotHaveDuplicates());
    }
}
