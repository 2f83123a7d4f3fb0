package dev.weir.letters;

/** Somebody else takes letters out of the same place; the message says who, as far as it is known. Nothing was done. */
public final class RedriveInProgress extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RedriveInProgress(String letters, String holder) {
        super("'" + letters + "' is being redriven or discarded by " + holder + "; try again when that has ended");
    }
}
