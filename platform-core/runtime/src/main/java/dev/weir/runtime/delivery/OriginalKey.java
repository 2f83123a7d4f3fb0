package dev.weir.runtime.delivery;

import dev.weir.wire.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The business key of a message that travels where its place is taken: as header, encoded when it is not text. */
public final class OriginalKey {
    private static final String BASE64 = "base64";

    private OriginalKey() {}

    /** Writes the key into the headers. */
    public static void put(byte[] key, Map<String, Object> headers) {
        String text = Text.utf8(key);
        headers.put(Headers.KEY, text == null ? Base64.getEncoder().encodeToString(key) : text);
        if (text == null) {
            headers.put(Headers.KEY_ENCODING, BASE64);
        }
    }

    /** The key that stands in the headers; {@code null} when there is none, or none that can be read. */
    public static byte @Nullable [] of(Delivery delivery) {
        String text = delivery.text(Headers.KEY);
        if (text == null) {
            return null;
        }
        if (!BASE64.equals(delivery.text(Headers.KEY_ENCODING))) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            // whoever wrote that was not us: it counts as absent
            return null;
        }
    }
}
