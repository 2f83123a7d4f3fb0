package dev.weir.bench.orders;

import java.util.List;

/**
 * What every rung takes and gives: about 1 KB as JSON.
 *
 * @param number identity in the load, from 0
 * @param poison whether the work on it fails, each time
 * @param total 0 until {@link Pricing} has seen it
 */
public record Order(
        long number, boolean poison, String customer, String currency, List<Line> lines, double total, String note) {
    /** One product of an order. */
    public record Line(String product, int quantity, double price) {}

    Order withTotal(double sum) {
        return new Order(number, poison, customer, currency, lines, sum, note);
    }
}
