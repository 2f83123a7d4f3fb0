package dev.weir.letters;

/**
 * How letters are redriven.
 *
 * @param rate letters per second; 0 for as fast as the broker confirms
 * @param dryRun whether to count only
 * @param reason why, shown to whoever is refused meanwhile
 * @param maxRedrives letters redriven that often already stay where they are
 */
public record RedriveOptions(double rate, boolean dryRun, String reason, int maxRedrives) {
    /** A message that came back this often is not helped by another try. */
    public static final int MAX_REDRIVES = 3;

    public RedriveOptions {
        if (!(rate >= 0) || rate > 1_000_000) {
            throw new IllegalArgumentException(
                    "rate is " + rate + "; write letters per second, 0 for no bound, at most 1000000");
        }
        if (maxRedrives < 1) {
            throw new IllegalArgumentException("maxRedrives is " + maxRedrives + "; it must be at least 1");
        }
    }

    /** As fast as it goes, with the usual loop guard. */
    public static RedriveOptions because(String reason) {
        return new RedriveOptions(0, false, reason, MAX_REDRIVES);
    }

    public RedriveOptions atRate(double lettersPerSecond) {
        return new RedriveOptions(lettersPerSecond, dryRun, reason, maxRedrives);
    }

    public RedriveOptions dry() {
        return new RedriveOptions(rate, true, reason, maxRedrives);
    }
}
