package dev.weir.runtime.delivery;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The W3C {@code traceparent} header (Trace Context, level 1). A malformed one counts as absent.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId of the sender, 16 hexadecimal digits
 * @param sampled whether the sender records
 */
public record TraceParent(String traceId, String spanId, boolean sampled) {
    private static final Pattern FORM =
            Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
    private static final String ZERO = "0".repeat(32);

    static @Nullable TraceParent parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches() || matcher.group(1).equals("ff")) {
            return null;
        }
        boolean zero = matcher.group(2).equals(ZERO) || ZERO.startsWith(matcher.group(3));
        boolean extended = matcher.group(5) != null;
        if (zero || (extended && matcher.group(1).equals("00"))) {
            return null;
        }
        boolean sampled = (Integer.parseInt(matcher.group(4), 16) & 1) == 1;
        return new TraceParent(matcher.group(2), matcher.group(3), sampled);
    }

    @Override
    public String toString() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }
}
