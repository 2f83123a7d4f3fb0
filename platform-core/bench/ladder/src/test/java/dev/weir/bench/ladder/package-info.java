/** Decides whether the ladder shows what it should and refuses what it must. Start at {@link dev.weir.bench.ladder.LadderIT}. */
@NullMarked
package dev.weir.bench.ladder;

import org.jspecify.annotations.NullMarked;
