package dev.weir.connectors.httpsource;

import dev.weir.runtime.Emitter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpSourceProperties.class)
class HttpSourceConfiguration {
    @Bean
    HttpSource httpSource(HttpSourceProperties properties, Emitter<Object> emitter) {
        return new HttpSource(emitter, new Intake(properties, new BodyCheck(SchemaText.of(properties))));
    }

    @Bean
    RouterFunction<ServerResponse> httpSourceRoute(HttpSourceProperties properties, HttpSource httpSource) {
        return RouterFunctions.route(RequestPredicates.path(properties.path()), httpSource);
    }
}
