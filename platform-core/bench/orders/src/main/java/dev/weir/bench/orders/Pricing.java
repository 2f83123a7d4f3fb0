package dev.weir.bench.orders;

import java.util.function.Function;

/** The function of every rung: adds up the lines of an order. */
public final class Pricing implements Function<Order, Order> {
    /**
     * Gives an order its total.
     *
     * @throws IllegalStateException for a poisonous order
     */
    @Override
    public Order apply(Order order) {
        if (order.poison()) {
            throw new IllegalStateException("order " + order.number() + " cannot be priced");
        }
        double sum = 0;
        for (Order.Line line : order.lines()) {
            sum += line.quantity() * line.price();
        }
        return order.withTotal(sum);
    }
}
