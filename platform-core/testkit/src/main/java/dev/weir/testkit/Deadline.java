package dev.weir.testkit;

import java.time.Duration;

/** A point in time until which something that no event announces is looked at again and again. */
public final class Deadline {
    private static final long LOOK_EVERY_MILLIS = 25;

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    /** That is over when the time has passed. */
    public static Deadline in(Duration patience) {
        return new Deadline(System.nanoTime() + patience.toNanos());
    }

    /** Whether it is over. */
    public boolean passed() {
        return System.nanoTime() - end > 0;
    }

    /** Waits until it is worth looking again. */
    public void pause() {
        try {
            Thread.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /** What a blocking call throws here when its thread is interrupted; the flag stays set. */
    static IllegalStateException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while waiting for a server", cause);
    }
}
