package dev.weir.letters;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes JSON on one line. Bytes that are not text become an object with their Base64. */
final class Json {
    /** The JSON value null. */
    static final Object NULL = new Object();

    private Json() {}

    static String print(Object value) {
        var json = new StringBuilder();
        write(json, value);
        return json.toString();
    }

    private static void write(StringBuilder json, Object value) {
        switch (value) {
            case Content content ->
                content.text()
                        .ifPresentOrElse(
                                text -> quote(json, text), () -> write(json, Map.of("base64", content.base64())));
            case Map<?, ?> map -> object(json, map);
            case List<?> list -> array(json, list);
            case Double number when !Double.isFinite(number) -> quote(json, number.toString());
            case Float number when !Float.isFinite(number) -> quote(json, number.toString());
            case Number number -> json.append(number);
            case Boolean truth -> json.append(truth);
            default -> {
                if (value == NULL) {
                    json.append("null");
                } else {
                    quote(json, value.toString());
                }
            }
        }
    }

    private static void object(StringBuilder json, Map<?, ?> map) {
        json.append('{');
        for (Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator(); entries.hasNext(); ) {
            Map.Entry<?, ?> entry = entries.next();
            quote(json, entry.getKey().toString());
            json.append(':');
            write(json, entry.getValue());
            json.append(entries.hasNext() ? "," : "");
        }
        json.append('}');
    }

    private static void array(StringBuilder json, List<?> list) {
        json.append('[');
        for (Iterator<?> values = list.iterator(); values.hasNext(); ) {
            write(json, values.next());
            json.append(values.hasNext() ? "," : "");
        }
        json.append(']');
    }

    private static void quote(StringBuilder json, String text) {
        json.append('"');
        text.chars().forEach(c -> {
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    // a lone surrogate cannot be written in UTF-8
                    if (c < 0x20 || Character.isSurrogate((char) c)) {
                        json.append(String.format(Locale.ROOT, "\\u%04x", c));
                    } else {
                        json.append((char) c);
                    }
                }
            }
        });
        json.append('"');
    }
}
