package dev.weir.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What is fetched or made once for all modules and all builds of a user. */
final class UserCache {
    private UserCache() {}

    static Path folder(String name) {
        Path folder = root(System.getenv()).resolve("weir").resolve(name);
        try {
            return Files.createDirectories(folder);
        } catch (IOException noFolder) {
            throw new UncheckedIOException("cannot make " + folder, noFolder);
        }
    }

    /** As the fetching script sees it: a user of a container may have a HOME and no entry in the list of users. */
    private static Path root(Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        return Path.of(environment.getOrDefault("XDG_CACHE_HOME", home + "/.cache"));
    }
}
