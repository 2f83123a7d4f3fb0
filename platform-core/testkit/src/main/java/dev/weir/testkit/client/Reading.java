package dev.weir.testkit.client;

/** Something is read in the background until this is closed. */
public interface Reading extends AutoCloseable {
    /** Lets what comes lie in its queue; does nothing on Kafka, where a topic keeps what is read. */
    void leave();

    /** Takes what lies there and what comes, after {@link #leave}. */
    void goOn();

    @Override
    void close();
}
