/**
 * Decides the work that every rung does, the same for all, and what the process of a rung is told by whoever starts it.
 * Start at {@link dev.weir.bench.orders.Order} and {@link dev.weir.bench.orders.Assignment}.
 */
@NullMarked
package dev.weir.bench.orders;

import org.jspecify.annotations.NullMarked;
