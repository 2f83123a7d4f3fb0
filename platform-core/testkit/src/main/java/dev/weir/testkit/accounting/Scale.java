package dev.weir.testkit.accounting;

import java.time.Duration;
import java.util.Locale;

/**
 * How big the fault cases are: small in every build, big in the nightly one ({@code ./mvnw verify -Pnightly}, or {@code
 * -Dweir.scale=nightly}). The one place that says so.
 *
 * @param messages of a load
 * @param kills of a process or broker under load
 * @param restarts without a fault of any message
 * @param outage how long a broker answers nobody
 * @param patience with anything that has to happen: many times what it takes
 */
public record Scale(int messages, int kills, int restarts, Duration outage, Duration patience) {
    private static final String PROPERTY = "weir.scale";
    private static final Scale SMALL = new Scale(6_000, 2, 3, Duration.ofSeconds(3), Duration.ofMinutes(3));
    private static final Scale NIGHTLY = new Scale(1_000_000, 200, 30, Duration.ofSeconds(30), Duration.ofMinutes(30));

    /** What this build asks for. */
    public static Scale now() {
        String name = System.getProperty(PROPERTY, "small").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "small" -> SMALL;
            case "nightly" -> NIGHTLY;
            default -> throw new IllegalArgumentException(PROPERTY + " is '" + name + "'; use small or nightly");
        };
    }
}
