package com.acme.orders;

import dev.weir.conformance.Behaviour;
import dev.weir.conformance.Conformance;
import dev.weir.conformance.Subject;
import java.util.Optional;

/** What delivery promises, asked of this connector on a real Kafka and a real RabbitMQ. */
class OrderPricingConformanceIT {
    @Conformance(Orders.class)
    void keeps(Behaviour behaviour) {
        behaviour.holds();
    }

    /** Orders of which we know what becomes of them. */
    static final class Orders implements Subject {
        @Override
        public Class<?> application() {
            return OrderPricingApplication.class;
        }

        @Override
        public String config() {
            return "{outage: 1h, outage-family: GARDEN}";
        }

        @Override
        public String accepted(int number) {
            return order(number, "EUR", "BOOK-0001");
        }

        @Override
        public Optional<String> rejected(int number) {
            return Optional.of(order(number, "XTS", "BOOK-0001"));
        }

        @Override
        public Optional<String> failing(int number) {
            return Optional.of(order(number, "EUR", "GARDEN-0001"));
        }

        private static String order(int number, String currency, String sku) {
            return """
                    {"orderId": "O-%06d", "customerId": "C-0001", "currency": "%s", "placedAt": "2026-11-21T10:00:00Z",
                     "lines": [{"sku": "%s", "quantity": 2}]}
                    """.formatted(number, currency, sku);
        }
    }
}
