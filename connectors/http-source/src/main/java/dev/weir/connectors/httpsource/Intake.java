package dev.weir.connectors.httpsource;

import dev.weir.connectors.httpsource.Problem.Fault;
import dev.weir.runtime.Emission;
import dev.weir.wire.Headers;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.messaging.MessageHeaders;
import org.springframework.web.servlet.function.ServerRequest;

/** Reads a request as the message it asks for, or refuses it. */
final class Intake {
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final long LARGEST = 1L << 30;
    private static final String ID = "[\\x21-\\x7E]{1,255}";

    private final BodyCheck check;
    private final List<MediaType> accepted;
    private final List<String> headers;
    private final long maxBody;

    Intake(HttpSourceProperties properties, BodyCheck check) {
        this.check = check;
        this.accepted =
                properties.contentTypes().stream().map(Intake::mediaType).toList();
        this.headers = Stream.concat(properties.headers().stream(), Stream.of(Headers.TRACEPARENT, Headers.TRACESTATE))
                .toList();
        this.maxBody = properties.maxBody().toBytes();
        if (maxBody < 1 || maxBody > LARGEST) {
            throw new IllegalArgumentException(
                    "http-source.max-body is " + properties.maxBody() + "; write a size from 1B to 1GB");
        }
    }

    /** @throws Refused with what its sender is told */
    Emission<byte[]> read(ServerRequest request) throws IOException {
        MediaType type = contentType(request);
        String id = id(request.headers().firstHeader(IDEMPOTENCY_KEY));
        byte[] body = body(request);
        if (check.needsJson() || type.getSubtype().equals("json") || "json".equals(type.getSubtypeSuffix())) {
            List<Fault> faults = check.faults(body);
            if (!faults.isEmpty()) {
                throw new Refused(Problem.invalid(faults));
            }
        }
        return new Emission<>(body, id, null, headers(request, type));
    }

    private MediaType contentType(ServerRequest request) {
        String given = request.headers().firstHeader("Content-Type");
        String encoding = request.headers().firstHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw unsupported("Content-Encoding is " + encoding + "; send the body as it is");
        }
        try {
            MediaType type = given == null ? null : MediaType.parseMediaType(given);
            if (type != null && accepted.stream().anyMatch(it -> it.includes(type))) {
                return type;
            }
        } catch (InvalidMediaTypeException e) {
            throw unsupported("Content-Type is '" + given + "', which is none; send one of " + accepted);
        }
        throw unsupported("Content-Type is " + (given == null ? "missing" : given) + "; send one of " + accepted);
    }

    private static Refused unsupported(String detail) {
        return new Refused(Problem.of(415, "Unsupported content type", detail));
    }

    /** The key as the sender wrote it, with or without the quotes of a structured header. */
    private static @Nullable String id(@Nullable String key) {
        if (key == null) {
            return null;
        }
        String text = key.strip();
        String id = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
        if (!id.matches(ID)) {
            throw new Refused(Problem.of(
                    400,
                    "Invalid Idempotency-Key",
                    IDEMPOTENCY_KEY + " has " + id.length() + " characters; send 1 to 255 visible ASCII characters"));
        }
        return id;
    }

    /** Reads one byte more than allowed at most, so that a body without a length is bounded too. */
    private byte[] body(ServerRequest request) throws IOException {
        long announced = request.servletRequest().getContentLengthLong();
        if (announced > maxBody) {
            throw tooLarge("The body has " + announced + " bytes");
        }
        byte[] body = request.servletRequest().getInputStream().readNBytes(Math.toIntExact(maxBody + 1));
        if (body.length > maxBody) {
            throw tooLarge("The body has more than " + maxBody + " bytes");
        }
        return body;
    }

    private Refused tooLarge(String fact) {
        return new Refused(Problem.of(413, "Body too large", fact + "; at most " + maxBody + " are taken"));
    }

    private Map<String, String> headers(ServerRequest request, MediaType type) {
        Map<String, String> travelling = new LinkedHashMap<>();
        for (String name : headers) {
            String value = request.headers().firstHeader(name);
            if (value != null) {
                travelling.put(name, value);
            }
        }
        travelling.put(MessageHeaders.CONTENT_TYPE, type.toString());
        return travelling;
    }

    private static MediaType mediaType(String text) {
        try {
            return MediaType.parseMediaType(text);
        } catch (InvalidMediaTypeException e) {
            throw new IllegalArgumentException(
                    "http-source.content-types has '" + text
                            + "', which is no content type; write one such as text/csv",
                    e);
        }
    }
}
