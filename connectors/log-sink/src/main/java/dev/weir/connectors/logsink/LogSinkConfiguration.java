package dev.weir.connectors.logsink;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LogSinkProperties.class)
class LogSinkConfiguration {
    @Bean
    LogSink logSink(LogSinkProperties properties) {
        return new LogSink(properties);
    }
}
