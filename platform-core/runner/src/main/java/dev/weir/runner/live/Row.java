package dev.weir.runner.live;

import dev.weir.runner.live.ConnectorState.Counts;
import org.jspecify.annotations.Nullable;

/**
 * One Integration at one moment.
 *
 * @param state {@code Running}, {@code Paused}, {@code Stopped}, {@code Starting} or {@code Down}
 * @param trouble why messages do not flow; null when they do
 * @param counts of all its processes since the system was started
 * @param inRate messages in per second
 * @param outRate messages out per second
 * @param depth what lies on the broker
 * @param lag as the connector knows it; -1 when it does not
 * @param restarts how often a process was started again
 */
public record Row(
        String name,
        String state,
        @Nullable String trouble,
        Counts counts,
        double inRate,
        double outRate,
        Depth depth,
        long lag,
        int inFlight,
        int restarts) {
    /** Whether nothing is on its way any more: all that is left are dead letters. */
    public boolean isSettled() {
        return inFlight == 0 && depth.waiting() == 0 && depth.retrying() == 0;
    }
}
