/** Decides what an order costs. Start at {@link com.acme.orders.OrderPricing}. */
@NullMarked
package com.acme.orders;

import org.jspecify.annotations.NullMarked;
