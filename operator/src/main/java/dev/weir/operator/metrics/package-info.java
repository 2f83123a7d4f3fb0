/**
 * Decides what is counted of the operator's own work, and under which names it is scraped; no label has more values than
 * there are kinds and reasons. Start at {@link dev.weir.operator.metrics.OperatorMetrics}.
 */
@NullMarked
package dev.weir.operator.metrics;

import org.jspecify.annotations.NullMarked;
