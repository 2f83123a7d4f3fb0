package dev.weir.letters;

import java.util.concurrent.TimeUnit;

/** Spreads letters over time. */
final class Pace {
    static final Pace UNBOUND = new Pace(0);

    /** RabbitMQ forgets acknowledgements that it has not yet applied, beyond 32, when their channel closes. */
    private static final int LARGEST_CHUNK = 25;

    private final double rate;
    private final long started = System.nanoTime();
    private long passed;

    /** At most {@code rate} letters per second; 0 for no bound. */
    Pace(double rate) {
        this.rate = rate;
    }

    /** How many letters may go together: those of a tenth of a second, so that a pace is not a row of bursts. */
    int chunk() {
        return rate == 0 ? LARGEST_CHUNK : (int) Math.clamp(rate / 10, 1, LARGEST_CHUNK);
    }

    /** Waits until that many more may go. */
    void await(int letters) {
        if (rate > 0) {
            long due = started + (long) (passed / rate * TimeUnit.SECONDS.toNanos(1));
            passed += letters;
            pause(due - System.nanoTime());
        }
        if (Thread.interrupted()) {
            Thread.currentThread().interrupt();
            throw new LettersUnavailable("interrupted");
        }
    }

    private static void pause(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
