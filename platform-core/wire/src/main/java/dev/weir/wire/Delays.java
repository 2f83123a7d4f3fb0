package dev.weir.wire;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as they stand in names and specifications: {@code 1500ms}, {@code 4s}, {@code 2m}, {@code 1h}, {@code 14d}. */
public final class Delays {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

    private Delays() {}

    /** The shortest text in whole units up to hours; what is below a millisecond is cut. */
    public static String print(Duration delay) {
        long millis = delay.toMillis();
        if (millis == 0 || millis % 1000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1000;
        if (seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    /**
     * Reads one number with one unit of {@code ms, s, m, h, d}.
     *
     * @throws IllegalArgumentException when the text is anything else, naming the text and the form
     */
    public static Duration parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text
                    + "' is not a duration; write a whole number and one of ms, s, m, h, d, like 1500ms or 4s");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
