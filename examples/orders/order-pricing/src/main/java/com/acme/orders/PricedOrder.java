package com.acme.orders;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What it costs, in the currency of the order. */
record PricedOrder(
        String orderId,
        String customerId,
        @Nullable String country,
        String currency,
        BigDecimal goods,
        BigDecimal shipping,
        BigDecimal total,
        Instant placedAt) {}
