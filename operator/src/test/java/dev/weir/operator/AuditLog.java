package dev.weir.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What one user asked of the API server, in order. The server writes it down before it answers. */
final class AuditLog {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> WRITES = Set.of("create", "update", "patch", "delete", "deletecollection");

    /** One answered request; {@code resource} has the subresource after a slash. */
    record Request(String verb, String group, String resource, String namespace, String name, int code, Instant at) {
        boolean isWrite() {
            return WRITES.contains(verb);
        }
    }

    private final Path file;
    private final String user;
    private final long from;

    private AuditLog(Path file, String user, long from) {
        this.file = file;
        this.user = user;
        this.from = from;
    }

    /** What the user asks from now on. */
    static AuditLog fromNow(Path file, String user) {
        return new AuditLog(file, user, file.toFile().length());
    }

    List<Request> requests() {
        try {
            String text = new String(said(), StandardCharsets.UTF_8);
            // a line that is being written is not there yet
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            return whole.lines()
                    .map(AuditLog::parse)
                    .filter(it -> it.path("user").path("username").asText().equals(user))
                    .filter(it -> it.has("objectRef"))
                    .map(AuditLog::request)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }

    private byte[] said() throws IOException {
        try (SeekableByteChannel log = Files.newByteChannel(file);
                InputStream rest = Channels.newInputStream(log)) {
            // a server that has written much begins a new file
            log.position(from > log.size() ? 0 : from);
            return rest.readAllBytes();
        }
    }

    /** Writes other than events, how many of each {@code verb resource}. */
    Map<String, Long> writes() {
        return requests().stream()
                .filter(it -> it.isWrite() && it.code() < 300)
                .filter(it -> !it.resource().equals("events") && !it.resource().startsWith("selfsubject"))
                .map(it -> it.verb() + " " + it.resource())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    /** When the user wrote last, events aside. */
    Optional<Instant> lastWrite() {
        return requests().stream()
                .filter(it -> it.isWrite() && !it.resource().equals("events"))
                .map(Request::at)
                .max(Comparator.naturalOrder());
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException broken) {
            throw new UncheckedIOException("no JSON: " + line, broken);
        }
    }

    private static Request request(JsonNode line) {
        JsonNode object = line.path("objectRef");
        String subresource = object.path("subresource").asText();
        return new Request(
                line.path("verb").asText(),
                object.path("apiGroup").asText(),
                object.path("resource").asText() + (subresource.isEmpty() ? "" : "/" + subresource),
                object.path("namespace").asText(),
                object.path("name").asText(),
                line.path("responseStatus").path("code").asInt(),
                Instant.parse(line.path("stageTimestamp").asText()));
    }
}
