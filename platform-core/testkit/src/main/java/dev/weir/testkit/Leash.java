package dev.weir.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Kills a process when this JVM is gone, even when this JVM was killed: a shell waits for the end of its standard input,
 * which comes then at the latest.
 */
final class Leash {
    private static final String SCRIPT = "trap '' INT TERM HUP; cat >/dev/null; kill -9 \"$0\" 2>/dev/null";

    private final Process shell;

    private Leash(Process shell) {
        this.shell = shell;
    }

    /** A process that cannot be leashed is killed at once. */
    static Leash on(ProcessHandle process) {
        try {
            return new Leash(new ProcessBuilder("sh", "-c", SCRIPT, Long.toString(process.pid()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException noShell) {
            process.destroyForcibly();
            throw new UncheckedIOException("cannot run sh", noShell);
        }
    }

    /** Lets the process live; called before it is ended in another way, so that its number can be given to another. */
    void release() {
        shell.destroyForcibly();
    }
}
