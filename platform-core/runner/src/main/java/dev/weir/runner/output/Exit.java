package dev.weir.runner.output;

/** Exit codes, the same for every command. */
public final class Exit {
    /** Done. */
    public static final int DONE = 0;
    /** A problem was found and said. */
    public static final int PROBLEM = 1;
    /** The command was not understood. */
    public static final int USAGE = 2;
    /** A broker, a connector or a running system could not be reached. */
    public static final int NOT_REACHABLE = 3;

    private Exit() {}
}
