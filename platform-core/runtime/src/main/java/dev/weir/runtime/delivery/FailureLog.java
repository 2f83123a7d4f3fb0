package dev.weir.runtime.delivery;

import dev.weir.wire.Fingerprint;
import dev.weir.wire.Headers;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/**
 * One line for each failed attempt and each dead letter, as long as there are few of them: at most
 * {@value #LINES_PER_SECOND} in a second. What is left out is counted, and the next line says how many. When every tenth
 * message fails, lines would else cost more than the work; metrics and dead letters have them all.
 */
final class FailureLog {
    static final int LINES_PER_SECOND = 100;
    /** Key of the trace id in logs. The message's is its header: a line that has a key twice is not written at all. */
    static final String TRACE = "traceId";

    private final Logger logger;
    private final LongSupplier nanos;
    private long second = Long.MIN_VALUE;
    private int lines;
    private long leftOut;

    /** @param nanos the clock, in nanoseconds from any beginning */
    FailureLog(Logger logger, LongSupplier nanos) {
        this.logger = logger;
        this.nanos = nanos;
    }

    void say(String what, Flight flight, Throwable failure) {
        long omitted = admit();
        if (omitted < 0) {
            return;
        }
        var line = logger.atInfo()
                .addKeyValue(Headers.ID, flight.delivery().id())
                .addKeyValue(TRACE, flight.traceId())
                .addKeyValue("attempt", flight.failures() + 1)
                .addKeyValue("error", Fingerprint.root(failure).getClass().getName());
        if (omitted > 0) {
            line = line.addKeyValue("leftOut", omitted);
        }
        line.log(what);
    }

    /** How many lines were left out before this one; -1 leaves this one out too. */
    synchronized long admit() {
        long now = TimeUnit.NANOSECONDS.toSeconds(nanos.getAsLong());
        if (now != second) {
            second = now;
            lines = 0;
        }
        if (lines >= LINES_PER_SECOND) {
            leftOut++;
            return -1;
        }
        lines++;
        long omitted = leftOut;
        leftOut = 0;
        return omitted;
    }
}
