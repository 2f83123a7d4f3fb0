package dev.weir.letters;

/**
 * A redrive or discard ended early. What was moved so far is done, every other letter is still there; the last few may
 * have been moved twice. Running it again goes on.
 */
public final class RedriveStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    RedriveStopped(String letters, Outcome outcome, Throwable cause) {
        super(
                "stopped after " + outcome.moved() + " letters of '" + letters
                        + "'; no letter is lost, the last ones may arrive twice, run it again to go on: "
                        + cause.getMessage(),
                cause);
        this.outcome = outcome;
    }

    /** What was done before it stopped. */
    public Outcome outcome() {
        return outcome;
    }
}
