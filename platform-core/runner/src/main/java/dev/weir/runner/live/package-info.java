/**
 * Decides what is seen of a running system: each connector's own counts, what waits on the brokers, rates, and whether it
 * all adds up. Start at {@link dev.weir.runner.live.Watch}.
 */
@NullMarked
package dev.weir.runner.live;

import org.jspecify.annotations.NullMarked;
