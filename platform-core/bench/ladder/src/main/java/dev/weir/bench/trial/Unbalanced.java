package dev.weir.bench.trial;

/** A trial whose messages do not add up: its figures mean nothing and are not shown. */
public final class Unbalanced extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unbalanced(String message) {
        super(message);
    }
}
