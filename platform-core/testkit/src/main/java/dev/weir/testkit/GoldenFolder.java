package dev.weir.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/**
 * Golden tests: each folder below a root is a {@link Story}, and what the product makes of its {@code in-*} files is
 * compared with its {@code out-*} files as text. A file that is neither read nor compared fails, as does a story without
 * a {@code why.md}. {@code -Dgolden.update} writes the {@code out-*} files anew instead; review the difference.
 */
public final class GoldenFolder {
    static final String WHY = "why.md";
    private static final String UPDATE = "golden.update";

    private GoldenFolder() {}

    /**
     * The tests of all stories, for a {@code @TestFactory}.
     *
     * @param root a folder of folders, relative to the module, for example {@code src/test/resources/golden}
     * @param render from a story's inputs to texts by file name, each starting with {@code out-}
     * @throws IllegalArgumentException when there is no story below the root
     */
    public static Stream<DynamicContainer> stories(Path root, Function<Story, Map<String, String>> render) {
        Path module = Path.of(System.getProperty("basedir", ""));
        return stories(
                module.resolve(root),
                render,
                !System.getProperty(UPDATE, "false").equals("false"));
    }

    static Stream<DynamicContainer> stories(Path root, Function<Story, Map<String, String>> render, boolean update) {
        try (Stream<Path> folders = Files.list(root)) {
            var stories =
                    folders.filter(Files::isDirectory).sorted().map(Story::in).toList();
            if (stories.isEmpty()) {
                throw new IllegalArgumentException("there is no story below " + root.toAbsolutePath());
            }
            return stories.stream().map(story -> container(story, render, update));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot list " + root.toAbsolutePath(), unreadable);
        }
    }

    private static DynamicContainer container(
            Story story, Function<Story, Map<String, String>> render, boolean update) {
        return DynamicContainer.dynamicContainer(story.name(), tests(story, render, update));
    }

    private static Stream<DynamicTest> tests(Story story, Function<Story, Map<String, String>> render, boolean update) {
        Map<String, String> made;
        try {
            made = render.apply(story);
        } catch (RuntimeException | AssertionError broken) {
            return Stream.of(test(story, "renders", () -> {
                throw broken;
            }));
        }
        if (update) {
            return Stream.of(test(story, "is updated", () -> update(story, made)), everyFileIsUsed(story));
        }
        var names = new TreeSet<>(story.expected().keySet());
        names.addAll(made.keySet());
        return Stream.concat(
                names.stream().map(name -> test(story, name, () -> compare(story, name, made))),
                Stream.of(everyFileIsUsed(story)));
    }

    private static void compare(Story story, String name, Map<String, String> made) {
        String expected = story.expected().get(name);
        if (expected == null) {
            fail("%s is made and %s has no such file; add it with -D%s", name, story.folder(), UPDATE);
        }
        if (!made.containsKey(name)) {
            fail("%s/%s is not made any more; made are %s", story.folder(), name, made.keySet());
        }
        assertThat(made.get(name)).as("%s/%s", story.folder(), name).isEqualTo(expected);
    }

    private static void update(Story story, Map<String, String> made) throws IOException {
        for (String old : story.expected().keySet()) {
            Files.delete(story.folder().resolve(old));
        }
        for (Map.Entry<String, String> file : made.entrySet()) {
            assertThat(file.getKey()).as("the name of an output").startsWith("out-");
            Files.writeString(story.folder().resolve(file.getKey()), file.getValue());
        }
    }

    private static DynamicTest everyFileIsUsed(Story story) {
        return test(story, "every file is used", () -> {
            assertThat(story.unused())
                    .as("files of %s that nobody reads", story.folder())
                    .isEmpty();
            assertThat(story.saysWhy()).as("%s has a %s", story.folder(), WHY).isTrue();
        });
    }

    private static DynamicTest test(Story story, String name, Executable executable) {
        return DynamicTest.dynamicTest(name, story.folder().toUri(), executable);
    }
}
