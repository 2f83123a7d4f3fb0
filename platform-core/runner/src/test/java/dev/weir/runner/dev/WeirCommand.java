package dev.weir.runner.dev;

import dev.weir.testkit.CommandLine;
import java.nio.file.Path;
import java.util.Map;

/** The launcher {@code weir}. */
final class WeirCommand {
    private static final Path HOME = Path.of("..", "..").toAbsolutePath().normalize();

    private WeirCommand() {}

    /** The checkout. */
    static Path home() {
        return HOME;
    }

    /** In a folder, running what the build that runs this test has built. */
    static CommandLine in(Path folder) {
        return new CommandLine(HOME.resolve("weir"), Map.of("WEIR_BUILD", "off"), folder);
    }
}
