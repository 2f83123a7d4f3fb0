package dev.weir.topology;

/** The broker is of a kind or version that Weir refuses to run on; the message names what was found and what is needed. */
public final class TopologyUnsupported extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TopologyUnsupported(String message) {
        super(message);
    }
}
