package com.acme.orders;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a customer wants. */
record Order(
        @NotNull String orderId,
        @NotNull String customerId,
        @NotNull String currency,
        @Nullable Address shipTo,
        @NotNull Instant placedAt,
        @NotEmpty List<Line> lines) {
    /** Where it goes. */
    record Address(@Nullable String country, @Nullable String city) {}

    /** One product of it. */
    record Line(String sku, int quantity) {}
}
