package dev.weir.testkit;

/** How one server is run as a child process. */
interface Launch {
    /** The command of one start, on the data that is there. */
    ProcessBuilder command();

    /** Whether clients are served; asked again and again after a start. */
    boolean serves();

    /** Asked before the server is killed, to bring to disk what it should have brought there before it confirmed. */
    default void flush() {}

    /** See {@link ServerNode#evaluate}. */
    default void evaluate(String expression) {
        throw new IllegalStateException("the server evaluates nothing: " + expression);
    }
}
