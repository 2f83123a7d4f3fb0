package com.acme.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.orders.Order.Address;
import com.acme.orders.Order.Line;
import dev.weir.describe.ConnectorFolder;
import dev.weir.runtime.RejectMessage;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderPricingTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void addsTheLinesInTheCurrencyOfTheOrderAndShipsSmallOrdersForMoney() {
        // When
        PricedOrder priced = pricing(0).apply(order("USD", new Line("TOY-0003", 2), new Line("BOOK-0060", 1)));

        // Then
        assertThat(priced)
                .isEqualTo(new PricedOrder(
                        "O-000001",
                        "C-0007",
                        "DE",
                        "USD",
                        new BigDecimal("25.85"),
                        new BigDecimal("4.90"),
                        new BigDecimal("30.75"),
                        START));
    }

    @Test
    void shipsLargeOrdersForNothing() {
        assertThat(pricing(0).apply(order("EUR", new Line("SPORT-0059", 1))).shipping())
                .isEqualByComparingTo("0");
    }

    @Test
    void rejectsWhatNoLaterAttemptCanHelp() {
        assertThatThrownBy(() -> pricing(0).apply(order("XTS", new Line("TOY-0001", 1))))
                .isInstanceOf(RejectMessage.class)
                .hasMessage("currency is XTS; we sell in [CHF, EUR, GBP, USD]");
        assertThatThrownBy(() -> pricing(0).apply(order("EUR", new Line("TOY-0001", 0))))
                .isInstanceOf(RejectMessage.class)
                .hasMessage("quantity is 0; order 1 or more");
        assertThatThrownBy(() -> pricing(0).apply(order("EUR", new Line("BOAT-0001", 1))))
                .isInstanceOf(RejectMessage.class)
                .hasMessageContaining("'BOAT'");
    }

    @Test
    void everySecondRequestFailsOnceWhenAskedTo() {
        // Given
        OrderPricing pricing = pricing(2);
        Order order = order("EUR", new Line("TOY-0001", 1));

        // When, Then
        pricing.apply(order);
        assertThatThrownBy(() -> pricing.apply(order)).isInstanceOf(PriceServiceUnavailable.class);
        pricing.apply(order);
    }

    @Test
    void theGardenSupplierIsBackSoLongAfterItWasFirstAsked() {
        // Given
        MovingClock clock = new MovingClock();
        OrderPricing pricing = new OrderPricing(
                new SimulatedPriceService(new OrderPricingProperties(Duration.ofSeconds(40), "GARDEN", 0), clock));
        Order order = order("EUR", new Line("GARDEN-0001", 1));

        // When, Then
        clock.now = START.plusSeconds(3600);
        assertThatThrownBy(() -> pricing.apply(order)).isInstanceOf(PriceServiceUnavailable.class);
        clock.now = START.plusSeconds(3639);
        assertThatThrownBy(() -> pricing.apply(order))
                .isInstanceOf(PriceServiceUnavailable.class)
                .hasMessage("the supplier of GARDEN answered 503");
        clock.now = START.plusSeconds(3640);
        assertThat(pricing.apply(order).goods()).isEqualByComparingTo("13.50");
    }

    @Test
    void isDescribedAsItIs() {
        ConnectorFolder.here().describes(OrderPricingProperties.class);
    }

    static OrderPricing pricing(int hiccupEvery) {
        return new OrderPricing(new SimulatedPriceService(
                new OrderPricingProperties(Duration.ZERO, "GARDEN", hiccupEvery), Clock.systemUTC()));
    }

    private static Order order(String currency, Line... lines) {
        return new Order("O-000001", "C-0007", currency, new Address("DE", "Kiel"), START, List.of(lines));
    }

    private static final class MovingClock extends Clock implements InstantSource {
        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
