package dev.weir.runtime.delivery;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the points in time of headers, as {@link Instant#toString} writes them. Each attempt reads several, and the
 * library's own reader, which takes many more forms, costs as much as the call of a small function.
 */
final class Moments {
    /** {@code 2026-01-31T23:59:59}, followed by nothing or a fraction, and {@code Z}. */
    private static final String SHAPE = "0000-00-00T00:00:00";

    private static final int NANO_DIGITS = 9;

    private Moments() {}

    /** The point in time, or {@code null} when the text is none. */
    static @Nullable Instant parse(String text) {
        try {
            return isPlain(text) ? plain(text) : rare(text);
        } catch (DateTimeException outOfRange) {
            return rare(text);
        }
    }

    /** The library knows the end of a day and leap seconds. */
    private static @Nullable Instant rare(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static boolean isPlain(String text) {
        int fraction = text.length() - SHAPE.length() - 2;
        return text.endsWith("Z")
                && fraction != 0
                && fraction >= -1
                && fraction <= NANO_DIGITS
                && IntStream.range(0, text.length() - 1).allMatch(i -> isExpected(text.charAt(i), i));
    }

    private static boolean isExpected(char there, int at) {
        char wanted = at < SHAPE.length() ? SHAPE.charAt(at) : at == SHAPE.length() ? '.' : '0';
        return wanted == '0' ? there >= '0' && there <= '9' : there == wanted;
    }

    private static Instant plain(String text) {
        return LocalDateTime.of(
                        digits(text, 0, 4),
                        digits(text, 5, 7),
                        digits(text, 8, 10),
                        digits(text, 11, 13),
                        digits(text, 14, 16),
                        digits(text, 17, 19),
                        nanos(text))
                .toInstant(ZoneOffset.UTC);
    }

    private static int nanos(String text) {
        int from = SHAPE.length() + 1;
        int to = text.length() - 1;
        int nanos = from < to ? digits(text, from, to) : 0;
        for (int digit = Math.max(0, to - from); digit < NANO_DIGITS; digit++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
