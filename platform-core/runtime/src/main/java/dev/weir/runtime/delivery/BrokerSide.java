package dev.weir.runtime.delivery;

/** What the package of one broker offers to whoever puts the process together. */
public interface BrokerSide {
    /** The broker's name in metrics: {@code kafka} or {@code rabbitmq}. */
    String system();

    /**
     * Publishes to a destination and to the mailboxes of its groups.
     *
     * @param destination of the output binding whose connection settings count
     */
    Publisher publisher(String destination);

    /** Messages the broker still has for this process and its fellows; -1 when it cannot say. */
    long lag();

    /** Whether the input consumes, or would if it were not paused. */
    boolean running();

    /**
     * Stops or takes up consuming; to be repeated while it is to stay so, for consumers that come meanwhile.
     *
     * @return whether it is so by now: nothing more comes in from a paused side
     */
    boolean pause(boolean paused) throws InterruptedException;

    /** Acknowledges what is finished, as far as the calling thread may, and waits until the broker has taken it in. */
    void flush();
}
