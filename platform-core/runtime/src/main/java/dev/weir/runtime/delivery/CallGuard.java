package dev.weir.runtime.delivery;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Enforces {@code delivery.timeout}: interrupts a call that runs longer, gives its thread up when it ignores that, and
 * ends the process when {@value #MAX_ABANDONED} threads were given up.
 */
final class CallGuard {
    static final int MAX_ABANDONED = 3;
    private static final Logger LOGGER = LoggerFactory.getLogger(CallGuard.class);

    private final long timeoutNanos;
    private final long graceNanos;
    private final Runnable giveUp;
    private final AtomicInteger abandoned = new AtomicInteger();

    /** @param giveUp drains and ends the process; called once, on a thread of its own */
    CallGuard(Duration timeout, Runnable giveUp) {
        this.timeoutNanos = timeout.toNanos();
        this.graceNanos = Math.max(timeoutNanos / 10, TimeUnit.MILLISECONDS.toNanos(500));
        this.giveUp = giveUp;
    }

    /** Looks at the lanes' calls often enough for the time-out, and never more than twenty times a second. */
    void watch(Collection<Lane> lanes, Timer timer) {
        long period = Math.clamp(TimeUnit.NANOSECONDS.toMillis(timeoutNanos) / 20, 50, 1000);
        timer.every(period, () -> look(lanes));
    }

    private void look(Collection<Lane> lanes) {
        for (Lane lane : lanes) {
            lane.inspect(timeoutNanos, graceNanos, this::count);
        }
    }

    private void count() {
        if (abandoned.incrementAndGet() == MAX_ABANDONED) {
            LOGGER.atError()
                    .addKeyValue("threads", MAX_ABANDONED)
                    .log("calls that never end hold these threads; the process drains and ends, to be started anew");
            Thread.ofPlatform().name("weir-give-up").start(giveUp);
        }
    }
}
