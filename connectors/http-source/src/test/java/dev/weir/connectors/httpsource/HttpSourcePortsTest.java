package dev.weir.connectors.httpsource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class HttpSourcePortsTest {
    @Test
    void requestsGetTheOptionsPortAndThePlatformsPortBecomesTheManagementPort() {
        // Given
        ConfigurableEnvironment environment = environment(Map.of("SERVER_PORT", "9001", "SERVER_ADDRESS", "127.0.0.1"));
        environment.getPropertySources().addLast(properties(Map.of("server.port", "8080", "http-source.port", "8085")));

        // When
        new HttpSourcePorts().postProcessEnvironment(environment, new SpringApplication());

        // Then
        assertThat(ports(environment))
                .containsEntry("server.port", "8085")
                .containsEntry("management.server.port", "9001")
                .containsEntry("management.server.address", "127.0.0.1");
    }

    @Test
    void aManagementPortThatIsGivenIsKept() {
        // Given
        ConfigurableEnvironment environment =
                environment(Map.of("SERVER_PORT", "9001", "MANAGEMENT_SERVER_PORT", "9100"));

        // When
        new HttpSourcePorts().postProcessEnvironment(environment, new SpringApplication());

        // Then
        assertThat(ports(environment))
                .containsEntry("server.port", "8081")
                .containsEntry("management.server.port", "9100");
    }

    private static ConfigurableEnvironment environment(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource("systemEnvironment", variables));
        return environment;
    }

    private static MapPropertySource properties(Map<String, Object> values) {
        return new MapPropertySource("rendered", values);
    }

    private static Map<String, Object> ports(ConfigurableEnvironment environment) {
        Map<String, Object> ports = new LinkedHashMap<>();
        for (String name : new String[] {"server.port", "management.server.port", "management.server.address"}) {
            ports.put(name, String.valueOf(environment.getProperty(name)));
        }
        return ports;
    }
}
