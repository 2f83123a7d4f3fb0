package dev.weir.runner.command;

import java.nio.file.Path;

/** The installation, as the launcher says. */
final class Home {
    private Home() {}

    static Path path() {
        return Path.of(System.getProperty("weir.home", ".")).toAbsolutePath().normalize();
    }
}
