package dev.weir.connectors.httpsource;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives the requests a server of their own: it listens on {@code http-source.port}, and what the platform knows as {@code
 * server.port} becomes the management port, so that health and metrics are where they are in every connector and are not
 * open to those who send requests.
 */
final class HttpSourcePorts implements EnvironmentPostProcessor {
    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> ports = new LinkedHashMap<>();
        keep("port", "8080", environment, ports);
        keep("address", "", environment, ports);
        ports.put("server.port", port(environment));
        environment.getPropertySources().addFirst(new MapPropertySource("http-source ports", ports));
    }

    private static void keep(
            String setting, String otherwise, ConfigurableEnvironment environment, Map<String, Object> ports) {
        String value = environment.getProperty("server." + setting, otherwise);
        if (!value.isEmpty() && !environment.containsProperty("management.server." + setting)) {
            ports.put("management.server." + setting, value);
        }
    }

    private static int port(ConfigurableEnvironment environment) {
        return Binder.get(environment)
                .bindOrCreate("http-source", HttpSourceProperties.class)
                .port();
    }
}
