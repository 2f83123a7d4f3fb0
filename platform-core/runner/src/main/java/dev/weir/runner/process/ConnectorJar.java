package dev.weir.runner.process;

import dev.weir.runner.output.Refusal;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a connector runs from: a thin jar and the libraries its manifest names, in their order.
 *
 * @param main main class
 */
public record ConnectorJar(List<Path> classPath, String main) {
    public ConnectorJar {
        classPath = List.copyOf(classPath);
    }

    /**
     * Looks it up.
     *
     * @param name of the connector, for messages
     * @param place a jar, a folder with one, or the folder of a built Maven module
     * @param main main class as the catalogue says; null leaves it to the jar
     * @param lib folder of the libraries that connectors share
     * @throws Refusal when jar, library or main class is missing
     */
    static ConnectorJar of(String name, Path place, @Nullable String main, Path lib) {
        Path jar = Files.isDirectory(place) ? jarIn(name, place) : place;
        try (var file = new JarFile(jar.toFile())) {
            Attributes attributes = file.getManifest() == null
                    ? new Attributes()
                    : file.getManifest().getMainAttributes();
            String start = main == null ? attributes.getValue(Attributes.Name.MAIN_CLASS) : main;
            if (start == null) {
                throw Refusal.problem(
                        "connector '" + name + "' names no main class; write spec.main in its connector.yaml");
            }
            var classPath = new ArrayList<>(List.of(jar));
            String libraries = Optional.ofNullable(attributes.getValue(Attributes.Name.CLASS_PATH))
                    .orElse("");
            List<Path> folders = folders(jar, place, lib);
            Stream.of(libraries.split(" ", -1))
                    .filter(it -> !it.isEmpty())
                    .forEach(it -> classPath.add(find(name, it, folders)));
            return new ConnectorJar(classPath, start);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(jar + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static Path jarIn(String name, Path folder) {
        Path built = Files.exists(folder.resolve("pom.xml")) ? folder.resolve("target") : folder;
        try (Stream<Path> files = Files.isDirectory(built) ? Files.list(built) : Stream.of()) {
            List<Path> jars = files.filter(ConnectorJar::isCode).sorted().toList();
            if (jars.size() == 1) {
                return jars.getFirst();
            }
            throw Refusal.problem("connector '" + name + "' should have one jar in " + built + ", not " + jars.size()
                    + "; name the jar with --connector " + name + "=…");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(built + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    static boolean isCode(Path file) {
        return file.getFileName().toString().matches("(?!original-).*(?<!-sources|-javadoc|-tests)\\.jar");
    }

    /** Beside the jar, with the build it comes from, and what all connectors share. */
    private static List<Path> folders(Path jar, Path place, Path lib) {
        var folders = new ArrayList<Path>();
        Path beside = jar.toAbsolutePath().getParent();
        if (beside != null) {
            folders.add(beside);
            folders.add(beside.resolve("lib"));
        }
        Path up = place.toAbsolutePath().normalize();
        for (int i = 0; i < 4 && up != null; i++) {
            folders.add(up.resolve("target").resolve("lib"));
            up = up.getParent();
        }
        folders.add(lib);
        return folders;
    }

    private static Path find(String name, String library, List<Path> folders) {
        return folders.stream()
                .map(it -> it.resolve(library))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> Refusal.problem("connector '" + name + "' needs " + library
                        + ", which is in none of its library folders; build it again"));
    }

    /** The class path as a virtual machine takes it. */
    String joined() {
        return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
