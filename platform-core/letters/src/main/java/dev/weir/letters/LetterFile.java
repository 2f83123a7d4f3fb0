package dev.weir.letters;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Letters as JSON lines in a new file; what is written after {@link #force} survives a loss of power. */
final class LetterFile implements AutoCloseable {
    private final Path file;
    private final FileOutputStream disk;
    private final OutputStream out;
    private final String putBack;

    private LetterFile(Path file, FileOutputStream disk, String putBack) {
        this.file = file;
        this.disk = disk;
        this.out = new BufferedOutputStream(disk);
        this.putBack = putBack;
    }

    /**
     * Creates the file.
     *
     * @param putBack where a letter can be sent to be tried again, told in each line
     */
    static LetterFile create(Path file, String putBack) {
        try {
            Files.createFile(file);
            return new LetterFile(file, new FileOutputStream(file.toFile()), putBack);
        } catch (FileAlreadyExistsException exists) {
            throw new UncheckedIOException(
                    new IOException("'" + file + "' exists already; name a file that does not exist", exists));
        } catch (IOException failed) {
            throw new UncheckedIOException(new IOException("cannot create '" + file + "'", failed));
        }
    }

    void write(DeadLetter letter) {
        try {
            out.write(Json.print(line(letter)).getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        } catch (IOException failed) {
            throw notWritten(failed);
        }
    }

    void force() {
        try {
            out.flush();
            disk.getFD().sync();
        } catch (IOException failed) {
            throw notWritten(failed);
        }
    }

    private Map<String, Object> line(DeadLetter letter) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("deadId", letter.deadId());
        line.put("id", letter.id());
        put(line, "lastFailed", letter.lastFailed());
        put(line, "errorType", letter.errorType());
        put(line, "errorMessage", letter.errorMessage());
        line.put("fingerprint", letter.fingerprint());
        line.put("attempts", letter.attempts());
        line.put("redrives", letter.redrives());
        line.put("parked", letter.parked());
        line.put("putBack", putBack);
        put(line, "key", letter.key());
        line.put("headers", letter.headers().stream().map(LetterFile::header).toList());
        line.put("properties", letter.properties());
        Object body = letter.body();
        line.put("body", body == null ? Json.NULL : body);
        return line;
    }

    private static Map<String, Object> header(DeadLetter.Header header) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", header.name());
        entry.put("value", header.value());
        return entry;
    }

    private static void put(Map<String, Object> line, String name, @org.jspecify.annotations.Nullable Object value) {
        if (value != null) {
            line.put(name, value);
        }
    }

    private UncheckedIOException notWritten(IOException failed) {
        return new UncheckedIOException(new IOException("cannot write '" + file + "'", failed));
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException failed) {
            throw notWritten(failed);
        }
    }
}
