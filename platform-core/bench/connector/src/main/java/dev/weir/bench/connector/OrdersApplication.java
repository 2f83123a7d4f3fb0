package dev.weir.bench.connector;

import dev.weir.bench.orders.Assignment;
import dev.weir.bench.orders.Order;
import dev.weir.bench.orders.Pricing;
import java.util.function.Consumer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/** The connector; its Integration says which of its functions runs. */
@SpringBootApplication
public class OrdersApplication {
    /** Runs until the process is ended. */
    public static void main(String[] arguments) {
        SpringApplication.run(OrdersApplication.class, arguments);
    }

    @Bean
    Pricing pricing() {
        return new Pricing();
    }

    @Bean
    @Lazy
    Consumer<Order> tally() {
        return Assignment.tally().orElseThrow();
    }
}
