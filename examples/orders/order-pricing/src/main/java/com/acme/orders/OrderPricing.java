package com.acme.orders;

import dev.weir.runtime.RejectMessage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.function.Function;

/** Gives an order its prices. An order that can never be priced is rejected; a price service that is down is left to retries. */
final class OrderPricing implements Function<Order, PricedOrder> {
    private static final BigDecimal SHIPPING = new BigDecimal("4.90");
    private static final BigDecimal FREE_FROM = new BigDecimal("50");
    /** What one euro is worth. */
    private static final Map<String, BigDecimal> RATES = Map.of(
            "EUR", BigDecimal.ONE,
            "USD", new BigDecimal("1.08"),
            "GBP", new BigDecimal("0.85"),
            "CHF", new BigDecimal("0.95"));

    private final PriceService prices;

    OrderPricing(PriceService prices) {
        this.prices = prices;
    }

    @Override
    public PricedOrder apply(Order order) {
        BigDecimal rate = RATES.get(order.currency());
        if (rate == null) {
            throw new RejectMessage("currency is " + order.currency() + "; we sell in "
                    + RATES.keySet().stream().sorted().toList());
        }
        BigDecimal goods =
                order.lines().stream().map(line -> cost(line, rate)).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal shipping = goods.compareTo(FREE_FROM) < 0 ? SHIPPING : BigDecimal.ZERO.setScale(2);
        return new PricedOrder(
                order.orderId(),
                order.customerId(),
                order.shipTo() == null ? null : order.shipTo().country(),
                order.currency(),
                goods,
                shipping,
                goods.add(shipping),
                order.placedAt());
    }

    private BigDecimal cost(Order.Line line, BigDecimal rate) {
        if (line.quantity() < 1) {
            throw new RejectMessage("quantity is " + line.quantity() + "; order 1 or more");
        }
        BigDecimal price = prices.inEuro(line.sku()).multiply(rate).setScale(2, RoundingMode.HALF_UP);
        return price.multiply(BigDecimal.valueOf(line.quantity()));
    }
}
