package dev.weir.runtime.delivery;

import java.util.concurrent.atomic.LongAdder;

/**
 * What happened to the messages of one process life. It balances: {@code delivered = forwarded + consumed + filtered +
 * retried + dead + returned + in flight}. Outputs are counted apart.
 */
public final class Counters {
    public final LongAdder delivered = new LongAdder();
    public final LongAdder forwarded = new LongAdder();
    public final LongAdder consumed = new LongAdder();
    public final LongAdder filtered = new LongAdder();
    public final LongAdder retried = new LongAdder();
    public final LongAdder dead = new LongAdder();
    /** Handed back to the broker without an outcome: the partition or channel went away, or the process stopped. */
    public final LongAdder returned = new LongAdder();

    public final LongAdder outputs = new LongAdder();
    public final LongAdder discarded = new LongAdder();
    public final LongAdder timeouts = new LongAdder();
    /** Nanoseconds spent in the author's function. */
    public final LongAdder callNanos = new LongAdder();

    public final LongAdder calls = new LongAdder();
}
