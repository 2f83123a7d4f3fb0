package dev.weir.bench.rung;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the bench, where the modules of the rungs are built. */
public record RungHome(Path folder) {
    /** The folder {@code -Dbench.home}, or beside the module that runs. */
    public static RungHome found() {
        String given = System.getProperty("bench.home");
        String module = System.getProperty("basedir", ".");
        return new RungHome(given == null ? Path.of(module).resolve("..") : Path.of(given));
    }

    /** The jar of a rung's module and everything it needs. */
    String classPath(String module) {
        try {
            return jar(module)
                    + File.pathSeparator
                    + Files.readString(target(module).resolve("rung.classpath")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    module + " is not built; run ./mvnw -pl platform-core/bench/ladder -am package", e);
        }
    }

    Path jar(String module) {
        return target(module).resolve("weir-bench-" + module + ".jar");
    }

    /** The folder of what a module's build made. */
    Path target(String module) {
        return folder.toAbsolutePath().normalize().resolve(module).resolve("target");
    }
}
