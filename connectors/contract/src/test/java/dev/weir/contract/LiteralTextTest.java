package dev.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.conformance.launch.Launched;
import dev.weir.conformance.launch.Surroundings;
import dev.weir.model.BrokerSpec;
import dev.weir.plan.AppPlan;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.DefaultResourceLoader;
import tools.jackson.databind.json.JsonMapper;

/** What is written in an Integration or lies in a Secret reaches the connector to the last character. */
class LiteralTextTest {
    private static final String CONNECTOR = "jdbc-sink";

    @TempDir
    private Path folder;

    /** Reads the environment of a connector and is none. */
    @Configuration(proxyBeanMethods = false)
    static class Nothing {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${HOME}\\ #= ü",
                " blanks around ",
                "${a:${b}}",
                "\\${HOME}",
                "price ${ open",
                "${{}",
                "#{1 + 1}",
                "C:\\temp\\new",
                "first\nsecond\n",
                "100%",
                "!#=:"
            })
    void arrivesAsItWasWritten(String value) {
        Surroundings surroundings = Fleet.surroundings()
                .broker("main", BrokerSpec.kafka("127.0.0.1:1"))
                .secret("login", Map.of("password", value));
        AppPlan plan = surroundings.plan("""
                apiVersion: weir.dev/v1alpha1
                kind: Integration
                metadata: {name: literal}
                spec:
                  connector: {name: jdbc-sink}
                  broker: {name: main}
                  input: {destination: orders}
                  config: {url: 'jdbc:h2:mem:literal', table: orders, columns: {id: /id}, ddl: %s}
                  configFrom: [{secret: {name: login}}]
                """.formatted(JsonMapper.shared().writeValueAsString(value)));

        Object options = read(plan, surroundings);

        assertThat(options).as("from the text").extracting("ddl").isEqualTo(value);
        assertThat(options).as("from the Secret").extracting("password").isEqualTo(value);
    }

    private Object read(AppPlan plan, Surroundings surroundings) {
        Launched.write(plan, surroundings, folder);
        var application =
                new SpringApplication(new DefaultResourceLoader(new ConnectorClassPath(CONNECTOR)), Nothing.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        String[] arguments = Launched.arguments(folder).toArray(String[]::new);
        try (ConfigurableApplicationContext context = application.run(arguments)) {
            return Binder.get(context.getEnvironment())
                    .bind(CONNECTOR, Fleet.options(CONNECTOR))
                    .get();
        }
    }
}
