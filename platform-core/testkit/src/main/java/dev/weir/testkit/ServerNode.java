package dev.weir.testkit;

/** One server with data and ports of its own, wherever it runs. Every call returns when its effect is there. */
interface ServerNode {
    /** Starts it with the data it has, or lets a paused one go on; nothing when it serves already. */
    void start();

    /** SIGKILL. */
    void kill();

    /** An orderly end; the data stays. */
    void stop();

    /** SIGSTOP: connections stay open and nobody answers. */
    void pause();

    /** SIGCONT. */
    void resume();

    /**
     * Has the running server evaluate an expression of its own language.
     *
     * @throws IllegalStateException when it knows none, or refuses
     */
    void evaluate(String expression);

    /** Ends it and deletes its data. */
    void close();
}
