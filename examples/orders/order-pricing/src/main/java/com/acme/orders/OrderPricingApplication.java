package com.acme.orders;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class OrderPricingApplication {
    public static void main(String[] args) {
        SpringApplication.run(OrderPricingApplication.class, args);
    }
}
