package dev.weir.bench.site;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * Orders 0 to {@code messages - 1}, each about 1 KB of JSON.
 *
 * @param messages how many
 * @param poison how many in a hundred fail each time, evenly spread
 */
public record Load(int messages, int poison) {
    private static final String NOTE = "Please ring twice and leave the parcel with the neighbours. ".repeat(9);
    private static final byte[] NUMBER = "\"number\":".getBytes(StandardCharsets.US_ASCII);
    private static final int SPREAD = 61;

    /** Orders that all go well. */
    public static Load clean(int messages) {
        return new Load(messages, 0);
    }

    /** The orders that fail each time. */
    public BitSet poisonous() {
        BitSet numbers = new BitSet(messages);
        for (int number = 0; number < messages; number++) {
            numbers.set(number, poisonous(number));
        }
        return numbers;
    }

    /** The orders that go well. */
    public BitSet healthy() {
        BitSet numbers = poisonous();
        numbers.flip(0, messages);
        return numbers;
    }

    private boolean poisonous(int number) {
        return number * SPREAD % 100 < poison;
    }

    /** The key of an order: its customer. */
    public static String key(int number) {
        return "customer-" + number % 997;
    }

    /** An order as JSON. */
    public byte[] body(int number) {
        StringBuilder text = new StringBuilder(1100)
                .append("{\"number\":")
                .append(number)
                .append(",\"poison\":")
                .append(poisonous(number))
                .append(",\"customer\":\"")
                .append(key(number))
                .append("\",\"currency\":\"EUR\",\"lines\":[");
        for (int line = 0; line < 6; line++) {
            text.append(line == 0 ? "" : ",")
                    .append("{\"product\":\"garden-")
                    .append(number % 89 + line)
                    .append("\",\"quantity\":")
                    .append(line + 1)
                    .append(",\"price\":")
                    .append(9.5 + line)
                    .append('}');
        }
        return text.append("],\"total\":0.0,\"note\":\"")
                .append(NOTE)
                .append("\"}")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The number that stands in an order's JSON; -1 when there is none. */
    public static int number(byte[] body) {
        int at = indexOf(body);
        if (at < 0) {
            return -1;
        }
        int number = 0;
        int digits = 0;
        for (int i = at; i < body.length && body[i] >= '0' && body[i] <= '9'; i++) {
            number = number * 10 + body[i] - '0';
            digits++;
        }
        return digits == 0 ? -1 : number;
    }

    private static int indexOf(byte[] body) {
        for (int i = 0; i + NUMBER.length < body.length; i++) {
            int matched = 0;
            while (matched < NUMBER.length && body[i + matched] == NUMBER[matched]) {
                matched++;
            }
            if (matched == NUMBER.length) {
                return i + NUMBER.length;
            }
        }
        return -1;
    }
}
