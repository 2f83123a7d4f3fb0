package dev.weir.topology;

/** The broker did not answer in time or is not fit for use; trying again later may help. The message is one line. */
public final class TopologyUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TopologyUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
