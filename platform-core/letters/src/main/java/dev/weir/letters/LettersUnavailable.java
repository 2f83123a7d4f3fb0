package dev.weir.letters;

/**
 * The dead letters cannot be reached: no broker, no such topic or queue, no permission, or the thread was interrupted; the
 * message says which.
 */
public final class LettersUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LettersUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    LettersUnavailable(String message) {
        super(message);
    }
}
