/**
 * Decides what is compared with what, in which order, and what the command takes. Start at
 * {@link dev.weir.bench.ladder.Bench}.
 */
@NullMarked
package dev.weir.bench.ladder;

import org.jspecify.annotations.NullMarked;
