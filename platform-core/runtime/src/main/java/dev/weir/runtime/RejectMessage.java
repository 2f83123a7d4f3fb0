package dev.weir.runtime;

import org.jspecify.annotations.Nullable;

/** Thrown by a function for a message that no further attempt can help: it becomes a dead letter at once. */
public class RejectMessage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param reason what is wrong with the message, for the person who looks at the dead letter; no payload in it */
    public RejectMessage(String reason) {
        super(reason);
    }

    public RejectMessage(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
