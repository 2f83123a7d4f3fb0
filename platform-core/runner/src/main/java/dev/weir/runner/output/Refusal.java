package dev.weir.runner.output;

/** Ends a command with a message for people and an exit code; no stack trace is shown. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private Refusal(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    private Refusal(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** Something must change first; the message says what. */
    public static Refusal problem(String message) {
        return new Refusal(Exit.PROBLEM, message);
    }

    /** Something must change first; the message says what. */
    public static Refusal problem(String message, Throwable cause) {
        return new Refusal(Exit.PROBLEM, message, cause);
    }

    /** The command line itself is wrong. */
    public static Refusal usage(String message) {
        return new Refusal(Exit.USAGE, message);
    }

    /** Nobody answers; trying again later may help. */
    public static Refusal notReachable(String message) {
        return new Refusal(Exit.NOT_REACHABLE, message);
    }

    /** Nobody answers; trying again later may help. */
    public static Refusal notReachable(String message, Throwable cause) {
        return new Refusal(Exit.NOT_REACHABLE, message, cause);
    }

    public int exitCode() {
        return exitCode;
    }
}
