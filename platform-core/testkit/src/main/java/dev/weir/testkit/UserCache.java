package dev.weir.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What is fetched or made once for all modules and all builds of a user. */
final class UserCache {
    private UserCache() {}

    static Path folder(String name) {
        @Nullable String chosen = System.getenv("XDG_CACHE_HOME");
        Path standard = Path.of(System.getProperty("user.home"), ".cache");
        Path folder =
                (chosen == null ? standard : Path.of(chosen)).resolve("weir").resolve(name);
        try {
            return Files.createDirectories(folder);
        } catch (IOException noFolder) {
            throw new UncheckedIOException("cannot make " + folder, noFolder);
        }
    }
}
