package dev.weir.operator.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What another release of the operator makes of the same Integrations: another pod template replaces every pod of every
 * fleet, so it has to be said. {@code src/test/resources/baseline/README.md} tells how.
 */
class UpgradeTest {
    private static final Path BASELINE = Path.of("src/test/resources/baseline");
    private static final Path STORIES = Path.of("src/test/resources/golden");
    private static final String POD = "pod.yaml";
    private static final String NOTES = "replaces-pods.md";

    @TestFactory
    Stream<DynamicTest> anUpgradeReplacesPodsOnlyWhenThatIsNoted() throws IOException {
        String release = System.getProperty("baseline.record");
        if (release != null) {
            record(BASELINE.resolve(release));
        }
        return folders(BASELINE).stream().flatMap(from -> folders(from).stream().map(story -> compare(from, story)));
    }

    private static DynamicTest compare(Path release, Path story) {
        return DynamicTest.dynamicTest("from " + release.getFileName() + ": " + story.getFileName(), () -> {
            boolean same = pod(story).equals(read(story.resolve(POD)));
            String notes = read(release.resolve(NOTES));
            boolean noted =
                    notes != null && notes.lines().anyMatch(it -> it.startsWith("- " + story.getFileName() + ":"));
            if (!noted) {
                assertThat(pod(story))
                        .as(
                                "an upgrade from %s would replace these pods; see %s/README.md",
                                release.getFileName(), BASELINE)
                        .isEqualTo(read(story.resolve(POD)));
            }
            assertThat(same && noted)
                    .as("%s says that %s changes, but it does not", release.resolve(NOTES), story.getFileName())
                    .isFalse();
        });
    }

    private static String pod(Path story) {
        Blueprint blueprint = new Scene(name -> read(story.resolve(name))).blueprint();
        return Scene.YAML.asYaml(DeploymentManifest.of(blueprint).getSpec().getTemplate());
    }

    /** The stories of today with what comes of them, for those who come later to compare with. */
    private static void record(Path release) throws IOException {
        for (Path story : folders(STORIES)) {
            Path kept = Files.createDirectories(release.resolve(story.getFileName()));
            try (Stream<Path> files = Files.list(story)) {
                for (Path file : files.filter(it -> it.getFileName().toString().startsWith("in-"))
                        .toList()) {
                    Files.writeString(kept.resolve(file.getFileName()), Files.readString(file));
                }
            }
            Files.writeString(kept.resolve(POD), pod(kept));
        }
    }

    private static List<Path> folders(Path parent) {
        try (Stream<Path> all = Files.list(parent)) {
            return all.filter(Files::isDirectory).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot list " + parent, unreadable);
        }
    }

    private static @Nullable String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : null;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }
}
