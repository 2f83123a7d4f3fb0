package com.acme.orders;

import dev.weir.runtime.RejectMessage;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A price service with the bad days of a real one, on purpose and always the same: every n-th request fails once, and one
 * supplier is down for a while from the first time it is asked.
 */
final class SimulatedPriceService implements PriceService {
    /** Cheapest product of each family; the others cost more by their number. */
    private static final Map<String, BigDecimal> FAMILIES = Map.of(
            "BOOK", new BigDecimal("7.95"),
            "GARDEN", new BigDecimal("12.50"),
            "KITCHEN", new BigDecimal("9.90"),
            "SPORT", new BigDecimal("14.00"),
            "TOOL", new BigDecimal("6.45"),
            "TOY", new BigDecimal("4.99"));

    private static final int PRICE_LEVELS = 60;

    private final OrderPricingProperties properties;
    private final Clock clock;
    private final AtomicReference<@Nullable Instant> outageEnds = new AtomicReference<>();
    private final AtomicLong requests = new AtomicLong();

    SimulatedPriceService(OrderPricingProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public BigDecimal inEuro(String sku) {
        String family = sku.substring(0, Math.max(0, sku.indexOf('-')));
        BigDecimal cheapest = FAMILIES.get(family);
        if (cheapest == null) {
            throw new RejectMessage("no product of the family '" + family + "' is sold here");
        }
        failNowAndThen(family);
        int level = Integer.parseInt(sku.substring(family.length() + 1)) % PRICE_LEVELS;
        return cheapest.add(BigDecimal.valueOf(level));
    }

    private void failNowAndThen(String family) {
        if (family.equals(properties.outageFamily()) && isOut(clock.instant())) {
            throw new PriceServiceUnavailable("the supplier of " + family + " answered 503");
        }
        if (properties.hiccupEvery() > 0 && requests.incrementAndGet() % properties.hiccupEvery() == 0) {
            throw new PriceServiceUnavailable("the price service answered 503");
        }
    }

    private boolean isOut(Instant now) {
        Instant end = outageEnds.updateAndGet(known -> known == null ? now.plus(properties.outage()) : known);
        return now.isBefore(Objects.requireNonNull(end));
    }
}
