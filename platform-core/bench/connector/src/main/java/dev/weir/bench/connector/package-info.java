/**
 * Decides nothing that is Weir's: a connector as any author writes it, a main and the beans. Start at
 * {@link dev.weir.bench.connector.OrdersApplication}.
 */
@NullMarked
package dev.weir.bench.connector;

import org.jspecify.annotations.NullMarked;
