package dev.weir.runtime.delivery;

/** A message that the function can never be called with, or whose result can never be published. */
public final class UnreadableMessage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableMessage(String reason, Throwable cause) {
        super(reason, cause);
    }

    public UnreadableMessage(String reason) {
        super(reason);
    }
}
