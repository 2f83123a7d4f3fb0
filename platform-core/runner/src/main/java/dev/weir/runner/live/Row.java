package dev.weir.runner.live;

import dev.weir.runner.live.ConnectorState.Counts;
import dev.weir.runner.state.Running;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One Integration at one moment.
 *
 * @param state {@code Running}, {@code Paused}, {@code Stopped}, {@code Starting} {@code Down} or {@code LeftBehind}
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
    private static final String LEFT_BEHIND = "LeftBehind";

    /** What lies where nobody reads any more. */
    static Row leftBehind(Running.Left left, Depth depth) {
        Running.Side input = left.input();
        String place = Objects.requireNonNullElse(input.queue(), input.destination());
        return new Row(
                left.integration(),
                LEFT_BEHIND,
                place + " on Broker " + input.broker() + " is read by nobody; an Integration with input {destination: "
                        + input.destination() + ", group: " + input.group() + "} takes it up again",
                Counts.NONE,
                0,
                0,
                depth,
                depth.waiting(),
                0,
                0);
    }

    /** Whether nothing is on its way any more: all that is left are dead letters. */
    public boolean isSettled() {
        return inFlight == 0 && depth.waiting() == 0 && depth.retrying() == 0;
    }
}
