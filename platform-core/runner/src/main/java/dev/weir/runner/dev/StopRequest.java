package dev.weir.runner.dev;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C or SIGTERM, as something to wait for. The process ends only when {@link #finished} is called, so that the session
 * ends in order.
 */
final class StopRequest {
    /** The sum of what draining may take, with some to spare. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);

    /** One that the process's own end triggers. */
    static StopRequest ofProcess() {
        var request = new StopRequest();
        Runtime.getRuntime().addShutdownHook(new Thread(request::await, "weir-stop"));
        return request;
    }

    private void await() {
        asked.countDown();
        try {
            if (!finished.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                System.err.println("weir: not everything ended in time; what is left ends by itself");
            }
        } catch (InterruptedException halted) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** Waits; whether a stop was asked for meanwhile. */
    boolean within(Duration time) {
        try {
            return asked.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Waits, whether a stop was asked for or not. */
    static void pause(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the process end. */
    void finished() {
        finished.countDown();
    }
}
