package dev.weir.runner.manifest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The text that describes a connector: {@code connector.yaml} in a folder, {@code META-INF/connector.yaml} in a jar.
 *
 * @param name the file, for messages
 */
record ConnectorFile(Path name, String text) {
    static final String NAME = "connector.yaml";

    /** Empty when the place has none. */
    static Optional<ConnectorFile> read(Path place) {
        try {
            if (Files.isDirectory(place)) {
                Path file = place.resolve(NAME);
                return Files.isRegularFile(file)
                        ? Optional.of(new ConnectorFile(file, Files.readString(file)))
                        : Optional.empty();
            }
            return place.toString().endsWith(".jar") && Files.isRegularFile(place) ? inJar(place) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(place + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static Optional<ConnectorFile> inJar(Path jar) throws IOException {
        String entry = "META-INF/" + NAME;
        try (var zip = new ZipFile(jar.toFile())) {
            ZipEntry found = zip.getEntry(entry);
            if (found == null) {
                return Optional.empty();
            }
            String text = new String(zip.getInputStream(found).readAllBytes(), StandardCharsets.UTF_8);
            return Optional.of(new ConnectorFile(jar.resolve(entry), text));
        }
    }
}
