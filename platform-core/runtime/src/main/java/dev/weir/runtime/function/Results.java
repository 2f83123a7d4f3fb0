package dev.weir.runtime.function;

import dev.weir.runtime.Emission;
import dev.weir.runtime.delivery.Delivery;
import dev.weir.runtime.delivery.Outgoing;
import dev.weir.runtime.delivery.Text;
import dev.weir.runtime.function.PayloadReader.ContentTypes;
import dev.weir.wire.Headers;
import dev.weir.wire.MessageIds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;

/** What a function gives back as messages for the output destination: body, key, identity and the headers that travel on. */
public final class Results {
    /** What Spring gives every message by itself. */
    static final Set<String> READ_ONLY = Set.of(MessageHeaders.ID, MessageHeaders.TIMESTAMP);

    private static final String CONTENT_ENCODING = "content-encoding";

    private final String integration;
    private final Outgoing.Destination destination;
    private final PayloadWriter writer;

    Results(String integration, String destination, PayloadWriter writer) {
        this.integration = integration;
        this.destination = new Outgoing.Destination(destination);
        this.writer = writer;
    }

    List<Outgoing> outputs(List<?> results, Delivery cause) {
        if (results.size() == 1) {
            return List.of(output(results.getFirst(), cause, 0));
        }
        List<Outgoing> outputs = new ArrayList<>(results.size());
        for (int i = 0; i < results.size(); i++) {
            outputs.add(output(results.get(i), cause, i));
        }
        return outputs;
    }

    private Outgoing output(Object result, Delivery cause, int index) {
        Map<String, Object> headers = new LinkedHashMap<>();
        cause.passing(headers::put);
        Object payload = result;
        byte[] key = null;
        if (result instanceof Message<?> message) {
            payload = message.getPayload();
            key = headersOf(message, headers);
        }
        byte[] body = writer.body(payload);
        key = key != null ? key : writer.key(payload, body);
        stamp(headers, payload, MessageIds.ofOutput(cause.id(), integration, index));
        headers.put(Headers.CAUSE, cause.id());
        String root = cause.text(Headers.ROOT);
        headers.put(Headers.ROOT, root == null ? cause.id() : root);
        return new Outgoing(destination, key != null ? key : cause.key(), body, headers);
    }

    /** A message that a source publishes on its own account. */
    public Outgoing emission(Emission<?> emission) {
        Map<String, Object> headers = new LinkedHashMap<>();
        emission.headers().forEach((name, value) -> {
            if (Headers.passes(name)) {
                headers.put(name, value);
            }
        });
        Object payload = emission.payload();
        byte[] body = writer.body(payload);
        String given = emission.id();
        String id = given == null ? UUID.randomUUID().toString() : given;
        stamp(headers, payload, id);
        headers.put(Headers.ROOT, id);
        String key = emission.key();
        return new Outgoing(
                destination,
                key != null ? key.getBytes(StandardCharsets.UTF_8) : writer.key(payload, body),
                body,
                headers);
    }

    private void stamp(Map<String, Object> headers, Object payload, String id) {
        Object given = headers.get(ContentTypes.HEADER);
        headers.put(
                ContentTypes.HEADER,
                writer.contentType(payload, given == null ? null : String.valueOf(readable(given))));
        if (!(payload instanceof byte[])) {
            headers.remove(CONTENT_ENCODING);
        }
        headers.put(Headers.ID, id);
        headers.put(Headers.INTEGRATION, integration);
    }

    private static byte @Nullable [] headersOf(Message<?> message, Map<String, Object> headers) {
        byte[] key = null;
        for (Map.Entry<String, Object> header : message.getHeaders().entrySet()) {
            if (header.getKey().equals(Headers.KEY)) {
                key = header.getValue() instanceof byte[] bytes
                        ? bytes
                        : header.getValue().toString().getBytes(StandardCharsets.UTF_8);
            } else if (Headers.passes(header.getKey()) && !READ_ONLY.contains(header.getKey())) {
                headers.put(header.getKey(), plain(header.getValue()));
            }
        }
        return key;
    }

    /** Header values that both brokers can carry. */
    private static Object plain(Object value) {
        return switch (value) {
            case byte[] bytes -> bytes;
            case Number number -> number;
            case Boolean bool -> bool;
            default -> value.toString();
        };
    }

    /** Bytes that are text become text, for people and authors. */
    static Object readable(Object value) {
        if (value instanceof byte[] bytes) {
            String text = Text.utf8(bytes);
            return text == null ? bytes : text;
        }
        return plain(value);
    }
}
