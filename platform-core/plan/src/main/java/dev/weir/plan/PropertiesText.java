package dev.weir.plan;

import dev.weir.wire.Placeholders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

/** The one writer of properties: sorted, ASCII, escaped for {@link java.util.Properties} and for Spring's placeholders. */
final class PropertiesText {
    private PropertiesText() {}

    static String write(SortedMap<String, String> properties) {
        var text = new StringBuilder();
        properties.forEach((key, value) -> {
            escape(text, key, true);
            text.append('=');
            escape(text, Placeholders.literal(value), false);
            text.append('\n');
        });
        return text.toString();
    }

    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void escape(StringBuilder text, String raw, boolean key) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\f' -> text.append("\\f");
                case ' ' -> text.append(key || i == 0 ? "\\ " : " ");
                case ':', '=' -> text.append(key ? "\\" : "").append(c);
                case '#', '!' -> text.append(key && i == 0 ? "\\" : "").append(c);
                default -> text.append(c < 0x20 || c > 0x7e ? unicode(c) : String.valueOf(c));
            }
        }
    }

    private static String unicode(char c) {
        return "\\u" + HexFormat.of().withUpperCase().toHexDigits(c);
    }
}
