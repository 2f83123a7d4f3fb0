package dev.weir.runtime.rabbit;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.LongString;
import dev.weir.runtime.delivery.Text;
import dev.weir.wire.Headers;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * AMQP's fixed properties as headers of the same meaning and back, so that they survive the way over Kafka. Those that
 * lose or block messages ({@code expiration}, {@code user-id}) are left out.
 */
final class AmqpProperties {
    private static final String CONTENT_TYPE = "contentType";
    private static final String CONTENT_ENCODING = "content-encoding";
    private static final String CORRELATION_ID = "correlation-id";
    private static final String REPLY_TO = "reply-to";
    private static final String TYPE = "type";
    private static final String APP_ID = "app-id";
    private static final String PRIORITY = "priority";
    private static final int PERSISTENT = 2;
    private static final int MAX_PRIORITY = 255;

    private AmqpProperties() {}

    static void passing(BasicProperties properties, BiConsumer<String, Object> sink) {
        Map<String, Object> headers = properties.getHeaders();
        if (headers != null) {
            headers.forEach((name, value) -> {
                if (value != null && Headers.passes(name)) {
                    sink.accept(name, value(value));
                }
            });
        }
        put(sink, CONTENT_TYPE, properties.getContentType());
        put(sink, CONTENT_ENCODING, properties.getContentEncoding());
        put(sink, CORRELATION_ID, properties.getCorrelationId());
        put(sink, REPLY_TO, properties.getReplyTo());
        put(sink, TYPE, properties.getType());
        put(sink, APP_ID, properties.getAppId());
        put(sink, PRIORITY, properties.getPriority());
    }

    private static void put(BiConsumer<String, Object> sink, String name, @Nullable Object value) {
        if (value != null) {
            sink.accept(name, value);
        }
    }

    /** A header or fixed property as text; {@code null} when it is absent or not text. */
    static @Nullable String text(BasicProperties properties, String name) {
        if (name.equals(CONTENT_TYPE) && properties.getContentType() != null) {
            return properties.getContentType();
        }
        Map<String, Object> headers = properties.getHeaders();
        return switch (headers == null ? null : headers.get(name)) {
            case null -> null;
            case LongString text -> Text.utf8(text.getBytes());
            case byte[] bytes -> Text.utf8(bytes);
            case Object other -> other.toString();
        };
    }

    static @Nullable String id(BasicProperties properties) {
        return text(properties, Headers.ID);
    }

    private static Object value(Object value) {
        if (value instanceof LongString text) {
            String decoded = Text.utf8(text.getBytes());
            return decoded == null ? text.getBytes() : decoded;
        }
        return value;
    }

    static BasicProperties of(Map<String, Object> headers) {
        Map<String, Object> table = new HashMap<>(headers);
        Integer priority = priority(table.remove(PRIORITY));
        BasicProperties.Builder properties = new BasicProperties.Builder()
                .deliveryMode(PERSISTENT)
                .contentType(take(table, CONTENT_TYPE))
                .contentEncoding(take(table, CONTENT_ENCODING))
                .correlationId(take(table, CORRELATION_ID))
                .replyTo(take(table, REPLY_TO))
                .type(take(table, TYPE))
                .appId(take(table, APP_ID))
                .priority(priority);
        table.replaceAll((name, value) -> readable(value));
        return properties.headers(table).build();
    }

    private static @Nullable String take(Map<String, Object> table, String name) {
        Object value = table.get(name);
        String text = value == null ? null : readable(value).toString();
        if (text == null || value instanceof Map || text.length() > 255) {
            return null;
        }
        table.remove(name);
        return text;
    }

    private static @Nullable Integer priority(@Nullable Object value) {
        String text = value == null ? "" : readable(value).toString();
        if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(Character::isDigit)) {
            return null;
        }
        return Math.min(MAX_PRIORITY, Integer.parseInt(text));
    }

    /** Bytes from Kafka headers become text where they are text, as other AMQP clients expect it. */
    private static Object readable(Object value) {
        if (value instanceof byte[] bytes) {
            String text = Text.utf8(bytes);
            return text == null ? bytes : text;
        }
        return value;
    }

    /** An upper estimate of the bytes the headers take in their frame. */
    static int size(BasicProperties properties) {
        int size = 512;
        Map<String, Object> headers = properties.getHeaders();
        if (headers != null) {
            for (Map.Entry<String, Object> header : headers.entrySet()) {
                size += header.getKey().length() * 3 + 16 + size(header.getValue());
            }
        }
        return size;
    }

    private static int size(@Nullable Object value) {
        return switch (value) {
            case null -> 0;
            case byte[] bytes -> bytes.length;
            case LongString text -> (int) text.length();
            case String text -> Text.size(text);
            case Number number -> 16;
            default -> value.toString().length() * 3;
        };
    }
}
