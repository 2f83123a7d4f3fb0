package dev.weir.runtime.rabbit;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.LongString;
import dev.weir.runtime.delivery.Text;
import dev.weir.wire.Headers;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
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
    private static final Set<String> FIXED =
            Set.of(CONTENT_TYPE, CONTENT_ENCODING, CORRELATION_ID, REPLY_TO, TYPE, APP_ID);
    /** All fixed properties, and what an entry of the table takes beside name and value. */
    private static final int FIXED_BYTES = 2048;

    private static final int ENTRY_BYTES = 16;
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
        var properties = new BasicProperties.Builder().deliveryMode(PERSISTENT);
        Map<String, Object> table = new HashMap<>();
        headers.forEach((name, raw) -> {
            Object value = readable(raw);
            if (!set(properties, name, value)) {
                table.put(name, value);
            }
        });
        return properties.headers(table).build();
    }

    /** Whether the header became one of AMQP's own properties. */
    private static boolean set(BasicProperties.Builder properties, String name, Object value) {
        if (name.equals(PRIORITY)) {
            properties.priority(priority(value.toString()));
            return true;
        }
        if (value instanceof Map || !FIXED.contains(name) || Text.size(value.toString()) > Parcel.MAX_NAME) {
            return false;
        }
        String text = value.toString();
        switch (name) {
            case CONTENT_TYPE -> properties.contentType(text);
            case CONTENT_ENCODING -> properties.contentEncoding(text);
            case CORRELATION_ID -> properties.correlationId(text);
            case REPLY_TO -> properties.replyTo(text);
            case TYPE -> properties.type(text);
            default -> properties.appId(text);
        }
        return true;
    }

    private static @Nullable Integer priority(String text) {
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

    /** A cheap upper bound of {@link #size(BasicProperties)}, for headers of usual sizes. */
    static int atMost(BasicProperties properties) {
        int size = FIXED_BYTES;
        Map<String, Object> headers = properties.getHeaders();
        if (headers != null) {
            for (Map.Entry<String, Object> header : headers.entrySet()) {
                int value = header.getValue() instanceof String text
                        ? text.length() * Parcel.MOST_BYTES
                        : size(header.getValue());
                size += header.getKey().length() * Parcel.MOST_BYTES + ENTRY_BYTES + value;
            }
        }
        return size;
    }

    /** An upper estimate of the bytes the headers take in their frame. */
    static int size(BasicProperties properties) {
        int size = FIXED_BYTES;
        Map<String, Object> headers = properties.getHeaders();
        if (headers != null) {
            for (Map.Entry<String, Object> header : headers.entrySet()) {
                size += header.getKey().length() * Parcel.MOST_BYTES + ENTRY_BYTES + size(header.getValue());
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
