package dev.weir.connectors.httpsink;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpSinkProperties.class)
class HttpSinkConfiguration {
    @Bean
    HttpSink httpSink(HttpSinkProperties properties, HttpClient httpSinkClient, MeterRegistry meters) {
        return new HttpSink(properties, httpSinkClient, meters, new RetryAfter(Clock.systemUTC()));
    }

    @Bean(destroyMethod = "shutdownNow")
    HttpClient httpSinkClient(HttpSinkProperties properties) {
        boolean encrypted = "https".equalsIgnoreCase(properties.url().getScheme());
        return HttpClient.newBuilder()
                // over plain HTTP version 2 needs an upgrade that some servers answer wrongly
                .version(encrypted ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(properties.timeout())
                .build();
    }
}
