package com.acme.orders;

import dev.weir.runtime.RejectMessage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Prices orders; an order's SKU says how it fails. */
@SpringBootApplication
public class OrdersApplication {
    /** Calls by order id, over all connectors of this JVM. */
    public static final Map<String, AtomicInteger> CALLS = new ConcurrentHashMap<>();

    private static final Logger LOGGER = LoggerFactory.getLogger(OrdersApplication.class);

    public static void main(String[] args) {
        SpringApplication.run(OrdersApplication.class, args);
    }

    @Bean
    Function<Order, PricedOrder> price() {
        return order -> {
            int call =
                    CALLS.computeIfAbsent(order.id(), it -> new AtomicInteger()).incrementAndGet();
            return switch (order.sku()) {
                case "reject" -> throw new RejectMessage("sku is not sold");
                case "always-fails" -> throw new IllegalStateException("price service answers 503");
                case "fails-twice" -> priced(order, call > 2);
                case "fails-thrice" -> priced(order, call > 3);
                case "filter" -> null;
                case "chatty" -> {
                    LOGGER.atInfo().addKeyValue("id", "order 7").log("asking the price service");
                    yield priced(order);
                }
                default -> priced(order);
            };
        };
    }

    private static PricedOrder priced(Order order, boolean answers) {
        if (!answers) {
            throw new IllegalStateException("price service answers 503");
        }
        return priced(order);
    }

    private static PricedOrder priced(Order order) {
        return new PricedOrder(order.id(), order.quantity() * 100L);
    }
}
