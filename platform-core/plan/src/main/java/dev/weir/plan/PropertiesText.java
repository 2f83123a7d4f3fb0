package dev.weir.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

/** The one writer of properties: sorted, ASCII, escaped for {@link java.util.Properties} and for Spring's placeholders. */
final class PropertiesText {
    private static final String PLACEHOLDER = "${";

    private PropertiesText() {}

    static String write(SortedMap<String, String> properties) {
        var text = new StringBuilder();
        properties.forEach((key, value) -> {
            escape(text, key, true);
            text.append('=');
            escape(text, literal(value), false);
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

    /**
     * Puts a backslash before each placeholder. Spring takes the backslash away only where a placeholder would start, which
     * is where its closing brace exists; before any other <code>${</code> it would stay in the value.
     */
    static String literal(String value) {
        var literal = new StringBuilder(value.length());
        int written = 0;
        for (int start = value.indexOf(PLACEHOLDER);
                start >= 0;
                start = value.indexOf(PLACEHOLDER, start + PLACEHOLDER.length())) {
            if (closes(value, start + PLACEHOLDER.length())) {
                literal.append(value, written, start).append('\\');
                written = start;
            }
        }
        return literal.append(value, written, value.length()).toString();
    }

    private static boolean closes(String value, int from) {
        int open = 0;
        for (int i = from; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '{') {
                open++;
            } else if (c == '}' && open-- == 0) {
                return true;
            }
        }
        return false;
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
