package dev.weir.runner.live;

import dev.weir.runner.live.ConnectorState.Counts;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether every message of an Integration is somewhere: what was there at the start and what came since, against what was
 * finished and what is still there.
 *
 * @param source whether it only writes; then it balances what it accepted
 * @param start what was there when the system started
 * @param fed messages that others in the system wrote for it; less than nothing when nobody in the system writes for it
 * @param elsewhere dead letters that were discarded meanwhile
 */
public record Balance(String name, boolean source, Depth start, long fed, long elsewhere, Row end) {
    /** Nobody in the system writes to the input, so that only the connector's own counts can be compared. */
    static final long UNKNOWN = -1;

    /** Everything that there was to do. */
    long entered() {
        if (source) {
            return counts().accepted();
        }
        return fed == UNKNOWN ? left() : start.waiting() + start.retrying() + start.dead() + fed;
    }

    /** Where it all is. */
    long left() {
        Counts counts = counts();
        Depth depth = end.depth();
        return source
                ? counts.confirmed() + counts.refused()
                : counts.forwarded()
                        + counts.consumed()
                        + counts.filtered()
                        + elsewhere
                        + depth.retrying()
                        + depth.dead()
                        + depth.waiting();
    }

    /** Messages that are nowhere; counts of a process that died are incomplete, so then nothing is said. */
    public long lost() {
        return end.restarts() > 0 ? 0 : Math.max(0, entered() - left());
    }

    /** Messages that came again, or from others. */
    public long more() {
        return Math.max(0, left() - entered());
    }

    /** Whether everything is known and nothing is lost. */
    public boolean holds() {
        return end.depth().isKnown() && start.isKnown() && lost() == 0 && ownCountsHold();
    }

    /** Of one process life: delivered = forwarded + consumed + filtered + retried + dead + returned + in flight. */
    private boolean ownCountsHold() {
        Counts counts = counts();
        long outcomes = counts.forwarded()
                + counts.consumed()
                + counts.filtered()
                + counts.retried()
                + counts.dead()
                + counts.returned()
                + end.inFlight();
        return source || end.restarts() > 0 || counts.delivered() == outcomes;
    }

    private Counts counts() {
        return end.counts();
    }

    /** One line with all terms. */
    public String line() {
        Counts counts = counts();
        Depth depth = end.depth();
        var text = new StringBuilder();
        if (source) {
            text.append("accepted ").append(entered()).append(" = confirmed ").append(counts.confirmed());
            text.append(" + refused ").append(counts.refused());
        } else {
            text.append("entered ").append(entered()).append(" = forwarded ").append(counts.forwarded());
            text.append(" + consumed ")
                    .append(counts.consumed())
                    .append(" + filtered ")
                    .append(counts.filtered());
            text.append(" + retrying ")
                    .append(depth.retrying())
                    .append(" + dead ")
                    .append(depth.dead());
            text.append(" + waiting ").append(depth.waiting());
        }
        remarks().forEach(it -> text.append("; ").append(it));
        return text.toString();
    }

    private List<String> remarks() {
        var remarks = new ArrayList<String>();
        long earlier = start.waiting() + start.retrying() + start.dead();
        if (earlier > 0) {
            remarks.add(earlier + " of them from an earlier run");
        }
        if (elsewhere > 0) {
            remarks.add("discarded " + elsewhere);
        }
        if (more() > 0) {
            remarks.add(more() + " more than entered: again, or from others");
        }
        if (lost() > 0) {
            remarks.add("LOST " + lost());
        }
        if (end.restarts() > 0) {
            remarks.add("started again " + end.restarts() + " times, which its counts do not survive");
        }
        if (!end.depth().isKnown() || !start.isKnown()) {
            remarks.add("the broker did not tell what is there");
        } else if (!ownCountsHold()) {
            remarks.add("the connector's own counts do not add up: delivered " + counts().delivered() + ", retried "
                    + counts().retried() + ", dead " + counts().dead() + ", returned " + counts().returned()
                    + ", in flight " + end.inFlight());
        }
        return remarks;
    }
}
