package dev.weir.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One golden folder: what goes in ({@code in-*}), what must come out ({@code out-*}) and why ({@code why.md}). It
 * remembers which of its inputs were read.
 */
public final class Story {
    private final Path folder;
    private final SortedMap<String, String> files;
    private final Set<String> read = new TreeSet<>();

    private Story(Path folder, SortedMap<String, String> files) {
        this.folder = folder;
        this.files = files;
    }

    static Story in(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return new Story(
                    folder,
                    entries.collect(Collectors.toMap(
                            file -> file.getFileName().toString(), Story::text, (one, other) -> one, TreeMap::new)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot list " + folder, unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }

    /** The folder's name, which tells the story in a few words. */
    public String name() {
        return folder.getFileName().toString();
    }

    /** All inputs whose name starts so, by name, for example {@code in-} or {@code in-Broker-}; they count as read. */
    public SortedMap<String, String> inputs(String prefix) {
        SortedMap<String, String> found = new TreeMap<>(files);
        found.keySet().removeIf(name -> !name.startsWith("in-") || !name.startsWith(prefix));
        read.addAll(found.keySet());
        return found;
    }

    /**
     * One input; it counts as read.
     *
     * @throws IllegalArgumentException when the folder has no such file
     */
    public String input(String name) {
        String text = inputs(name).get(name);
        if (text == null) {
            throw new IllegalArgumentException(folder + " has no file " + name + "; it has " + files.keySet());
        }
        return text;
    }

    Path folder() {
        return folder;
    }

    Map<String, String> expected() {
        SortedMap<String, String> expected = new TreeMap<>(files);
        expected.keySet().removeIf(name -> !name.startsWith("out-"));
        return expected;
    }

    /** Neither read as an input nor compared as an output. */
    Set<String> unused() {
        Set<String> unused = new TreeSet<>(files.keySet());
        unused.removeAll(read);
        unused.removeAll(expected().keySet());
        unused.remove(GoldenFolder.WHY);
        return unused;
    }

    boolean saysWhy() {
        return !files.getOrDefault(GoldenFolder.WHY, "").isBlank();
    }
}
