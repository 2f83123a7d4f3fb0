package dev.weir.letters;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.LongString;
import dev.weir.letters.DeadLetter.Header;
import dev.weir.letters.LetterStore.Parked;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A letter and the delivery that holds it. */
record RabbitParked(DeadLetter letter, GetResponse held) implements Parked {
    static RabbitParked of(GetResponse held, String queue) {
        BasicProperties properties = held.getProps();
        Map<String, Object> table = properties.getHeaders() == null ? Map.of() : properties.getHeaders();
        List<Header> headers = new ArrayList<>();
        table.forEach((name, value) -> headers.add(new Header(name, value(value))));
        return new RabbitParked(
                LetterReader.read(new RawLetter(
                        headers,
                        properties(properties),
                        null,
                        Content.of(held.getBody()),
                        properties.getTimestamp() == null
                                ? null
                                : properties.getTimestamp().toInstant(),
                        queue,
                        mark(table, properties, held.getBody()))),
                held);
    }

    /** A queue has no positions, so what the letter says stands for where it lies. */
    private static String mark(Map<String, Object> table, BasicProperties properties, byte[] body) {
        return table.get("x-death") + " " + properties.getMessageId() + " "
                + new String(body, StandardCharsets.ISO_8859_1);
    }

    private static Map<String, Object> properties(BasicProperties from) {
        Map<String, Object> properties = new LinkedHashMap<>();
        put(properties, "content-type", from.getContentType());
        put(properties, "content-encoding", from.getContentEncoding());
        put(properties, "delivery-mode", from.getDeliveryMode());
        put(properties, "priority", from.getPriority());
        put(properties, "correlation-id", from.getCorrelationId());
        put(properties, "reply-to", from.getReplyTo());
        put(properties, "expiration", from.getExpiration());
        put(properties, "message-id", from.getMessageId());
        put(properties, "timestamp", from.getTimestamp() == null ? null : value(from.getTimestamp()));
        put(properties, "type", from.getType());
        put(properties, "user-id", from.getUserId());
        put(properties, "app-id", from.getAppId());
        return properties;
    }

    private static void put(Map<String, Object> properties, String name, @Nullable Object value) {
        if (value != null) {
            properties.put(name, value);
        }
    }

    private static Object value(@Nullable Object amqp) {
        return switch (amqp) {
            case null -> "";
            case LongString text -> text(Content.of(text.getBytes()));
            case byte[] bytes -> text(Content.of(bytes));
            case Date date -> date.toInstant();
            case List<?> list -> list.stream().map(RabbitParked::value).toList();
            case Map<?, ?> map -> map(map);
            default -> amqp;
        };
    }

    private static Object text(Content content) {
        return content.text().<Object>map(text -> text).orElse(content);
    }

    private static Map<String, Object> map(Map<?, ?> table) {
        Map<String, Object> map = new LinkedHashMap<>();
        table.forEach((name, value) -> map.put(String.valueOf(name), value(value)));
        return map;
    }
}
