package dev.weir.runtime.delivery;

/** Why a message is given up whose function ends the process: nothing can be caught then. */
final class ProcessDied extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProcessDied(int deaths) {
        super("the process died " + deaths + " times while it handled this message alone");
    }
}
