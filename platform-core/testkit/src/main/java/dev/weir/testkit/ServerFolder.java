package dev.weir.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Where one server keeps its files: {@code target/servers/NAME} of the module under test. Only the log stays. */
record ServerFolder(Path path) {
    private static final AtomicInteger COUNT = new AtomicInteger();

    static ServerFolder of(String kind) {
        String name = kind + "-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
        ServerFolder folder =
                new ServerFolder(Path.of("target", "servers", name).toAbsolutePath());
        try {
            Files.createDirectories(folder.path);
        } catch (IOException noFolder) {
            throw new UncheckedIOException("cannot make " + folder.path, noFolder);
        }
        folder.delete(Set.of());
        return folder;
    }

    Path log() {
        return path.resolve("server.log");
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    Path write(String name, String text) {
        try {
            return Files.writeString(path.resolve(name), text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write " + path.resolve(name), unwritable);
        }
    }

    void deleteAllButLog() {
        delete(Set.of(log()));
    }

    private void delete(Set<Path> except) {
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder())
                    .filter(file -> !file.equals(path) && !except.contains(file))
                    .toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException undeletable) {
            throw new UncheckedIOException("cannot empty " + path, undeletable);
        }
    }
}
