package dev.weir.connectors.timesource;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TimeSourceProperties.class)
class TimeSourceConfiguration {
    @Bean
    TimeSource timeSource(TimeSourceProperties properties) {
        return new TimeSource(properties, Clock.systemUTC());
    }
}
