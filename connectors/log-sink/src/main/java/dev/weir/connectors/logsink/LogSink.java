package dev.weir.connectors.logsink;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.wire.Headers;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;

/** One log line per message: id, key and size; the body only where it was asked for. */
final class LogSink implements Consumer<Message<byte[]>> {
    private static final Logger LOGGER = LoggerFactory.getLogger("log-sink");

    private final LogSinkProperties properties;

    LogSink(LogSinkProperties properties) {
        this.properties = properties;
    }

    @Override
    public void accept(Message<byte[]> message) {
        byte[] body = message.getPayload();
        LOGGER.atLevel(properties.level())
                .addKeyValue("message.id", header(message, Headers.ID))
                .addKeyValue("message.key", header(message, Headers.KEY))
                .addKeyValue("message.size", body.length)
                .log(line(message));
    }

    /** The line as people read it; control characters of a message cannot forge a second one. */
    String line(Message<byte[]> message) {
        byte[] body = message.getPayload();
        String key = header(message, Headers.KEY);
        String facts = "message " + header(message, Headers.ID) + (key == null ? "" : " key " + key) + ", "
                + body.length + " bytes";
        return printable(properties.showBody() ? facts + ": " + shown(body) : facts);
    }

    private String shown(byte[] body) {
        String text = new String(body, UTF_8);
        int end = Math.min(text.length(), properties.maxLength());
        return end < text.length() ? text.substring(0, end) + "…" : text;
    }

    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ");
    }

    private static @Nullable String header(Message<byte[]> message, String name) {
        Object value = message.getHeaders().get(name);
        return value == null ? null : value.toString();
    }
}
