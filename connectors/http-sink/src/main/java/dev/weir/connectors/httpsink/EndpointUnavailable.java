package dev.weir.connectors.httpsink;

/** The other side failed on a message that it may take later. */
final class EndpointUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EndpointUnavailable(String reason) {
        super(reason);
    }
}
