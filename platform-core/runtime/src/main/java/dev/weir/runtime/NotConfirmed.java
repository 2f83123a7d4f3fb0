package dev.weir.runtime;

/** The broker did not confirm a message in time. It may or may not have arrived; sending it again under its id is safe. */
public class NotConfirmed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String id;

    public NotConfirmed(String id, String reason) {
        super("message " + id + " is not confirmed: " + reason);
        this.id = id;
    }

    /** The id of the message whose outcome is unknown. */
    public String id() {
        return id;
    }
}
