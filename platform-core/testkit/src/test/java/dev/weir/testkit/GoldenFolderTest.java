package dev.weir.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class GoldenFolderTest {
    @TempDir
    private Path root;

    private Path story;

    @BeforeEach
    void writeAStoryThatHolds() throws IOException {
        story = Files.createDirectory(root.resolve("shouting"));
        write("in-quiet.txt", "hello");
        write("out-loud.txt", "HELLO");
        write("why.md", "Because shouting is capital letters.");
    }

    @TestFactory
    Stream<DynamicContainer> aStoryOfThisModuleHolds() {
        return GoldenFolder.stories(Path.of("src/test/resources/golden"), GoldenFolderTest::shout);
    }

    @Test
    void aStoryThatHoldsPasses() {
        assertThat(failures(GoldenFolderTest::shout)).isEmpty();
    }

    @Test
    void anUnreadInputFails() throws IOException {
        // Given
        write("in-forgotten.txt", "nobody asks for me");

        // Then
        assertThat(failures(GoldenFolderTest::shout))
                .singleElement()
                .asString()
                .contains("that nobody reads", "in-forgotten.txt");
    }

    @Test
    void aFileOfAnotherNameFails() throws IOException {
        // Given
        write("notes.txt", "left behind");

        // Then
        assertThat(failures(GoldenFolderTest::shout)).singleElement().asString().contains("notes.txt");
    }

    @Test
    void aDifferentTextFailsAndNamesTheFile() throws IOException {
        // Given
        write("out-loud.txt", "HELLO?");

        // Then
        assertThat(failures(GoldenFolderTest::shout)).singleElement().asString().contains("out-loud.txt", "HELLO?");
    }

    @Test
    void anOutputThatIsNoLongerMadeFails() throws IOException {
        // Given
        write("out-silence.txt", "");

        // Then
        assertThat(failures(GoldenFolderTest::shout))
                .singleElement()
                .asString()
                .contains("out-silence.txt", "not made any more");
    }

    @Test
    void anOutputWithoutAFileFailsAndSaysHowToAddIt() throws IOException {
        // Given
        Files.delete(story.resolve("out-loud.txt"));

        // Then
        assertThat(failures(GoldenFolderTest::shout))
                .singleElement()
                .asString()
                .contains("out-loud.txt", "-Dgolden.update");
    }

    @Test
    void aStoryWithoutAReasonFails() throws IOException {
        // Given
        Files.delete(story.resolve("why.md"));

        // Then
        assertThat(failures(GoldenFolderTest::shout)).singleElement().asString().contains("why.md");
    }

    @Test
    void aRendererThatThrowsFailsItsStoryAlone() {
        assertThat(failures(story -> {
                    throw new IllegalStateException("no plan");
                }))
                .singleElement()
                .asString()
                .contains("no plan");
    }

    @Test
    void anUpdateWritesWhatIsMadeAndRemovesTheRest() throws IOException {
        // Given
        write("out-loud.txt", "old");
        write("out-gone.txt", "old");

        // When
        List<Throwable> failures = failures(GoldenFolder.stories(root, GoldenFolderTest::shout, true));

        // Then
        assertThat(failures).isEmpty();
        assertThat(story.resolve("out-loud.txt")).hasContent("HELLO");
        assertThat(story.resolve("out-gone.txt")).doesNotExist();
    }

    @Test
    void aRootWithoutStoriesFails() throws IOException {
        // Given
        Path empty = Files.createDirectory(root.resolve("empty"));

        // Then
        assertThatThrownBy(() -> GoldenFolder.stories(empty, GoldenFolderTest::shout))
                .hasMessageContaining("no story below");
    }

    private List<Throwable> failures(Function<Story, Map<String, String>> render) {
        return failures(GoldenFolder.stories(root, render, false));
    }

    private static Map<String, String> shout(Story story) {
        return Map.of("out-loud.txt", story.input("in-quiet.txt").toUpperCase(Locale.ROOT));
    }

    private static List<Throwable> failures(Stream<DynamicContainer> stories) {
        return stories.flatMap(DynamicContainer::getChildren)
                .map(DynamicTest.class::cast)
                .flatMap(GoldenFolderTest::failure)
                .toList();
    }

    private static Stream<Throwable> failure(DynamicTest test) {
        try {
            test.getExecutable().execute();
            return Stream.empty();
        } catch (Throwable failure) {
            return Stream.of(failure);
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(story.resolve(name), text);
    }
}
