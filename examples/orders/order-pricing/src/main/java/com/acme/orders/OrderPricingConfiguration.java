package com.acme.orders;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OrderPricingProperties.class)
class OrderPricingConfiguration {
    @Bean
    OrderPricing orderPricing(PriceService prices) {
        return new OrderPricing(prices);
    }

    @Bean
    PriceService priceService(OrderPricingProperties properties) {
        return new SimulatedPriceService(properties, Clock.systemUTC());
    }
}
