package dev.weir.runner.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Files that only their owner reads, written whole or not at all. */
public final class PrivateFiles {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private PrivateFiles() {}

    /** Replaces a file; a reader sees the old content or the new. */
    public static void write(Path file, byte[] content) {
        Path folder = folder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        try {
            Path fresh = Files.createTempFile(folder, "new-", ".tmp", OWNER_ONLY);
            Files.write(fresh, content);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException full) {
            throw new UncheckedIOException(file + " cannot be written: " + full.getMessage(), full);
        }
    }

    /** Replaces a file with text. */
    public static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The text of a file; empty when there is none. */
    public static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** A folder that is made where it is missing. */
    public static Path folder(Path folder) {
        try {
            return Files.isDirectory(folder) ? folder : Files.createDirectories(folder, OWNERS_FOLDER);
        } catch (IOException refused) {
            throw new UncheckedIOException(folder + " cannot be made: " + refused.getMessage(), refused);
        }
    }

    /** Deletes the files in a folder, which has no sub folders. */
    public static void empty(Path folder) {
        try (Stream<Path> files = Files.list(folder(folder))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(folder + " cannot be emptied: " + refused.getMessage(), refused);
        }
    }

    /** Deletes a file if it is there. */
    public static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException refused) {
            throw new UncheckedIOException(file + " cannot be deleted: " + refused.getMessage(), refused);
        }
    }
}
