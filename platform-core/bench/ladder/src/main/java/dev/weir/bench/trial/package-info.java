/**
 * Decides how one rung is measured once: work put in before, a warm part left out, every message accounted for after.
 * Start at {@link dev.weir.bench.trial.Trial}.
 */
@NullMarked
package dev.weir.bench.trial;

import org.jspecify.annotations.NullMarked;
