package dev.weir.testkit.client;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as tests see it on either broker.
 *
 * @param key record key or routing key; {@code null} for none
 * @param headers text, or {@code byte[]} where the bytes are not text
 * @param body {@code null} for a Kafka record without value
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record TestMessage(@Nullable String key, Map<String, Object> headers, byte @Nullable [] body) {
    /** A message with a text as body and nothing else. */
    public static TestMessage of(String body) {
        return new TestMessage(null, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    /** The same message with one more header. */
    public TestMessage with(String name, Object value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return new TestMessage(key, more, body);
    }

    /** The same message with a key. */
    public TestMessage withKey(String newKey) {
        return new TestMessage(newKey, headers, body);
    }

    /** The body as text; empty when there is none. */
    public String text() {
        return body == null ? "" : new String(body, StandardCharsets.UTF_8);
    }

    /** A header as text; empty when it is absent. */
    public String header(String name) {
        Object value = headers.get(name);
        return value == null ? "" : value.toString();
    }
}
