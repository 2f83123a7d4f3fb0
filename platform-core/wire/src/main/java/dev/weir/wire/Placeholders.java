package dev.weir.wire;

/** Text that must reach its reader as it was written, although Spring replaces what looks like a placeholder. */
public final class Placeholders {
    private static final String PLACEHOLDER = "${";

    private Placeholders() {}

    /**
     * Puts a backslash before each placeholder. Spring takes the backslash away only where a placeholder would start, which
     * is where its closing brace exists; before any other <code>${</code> it would stay in the value.
     */
    public static String literal(String value) {
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
}
