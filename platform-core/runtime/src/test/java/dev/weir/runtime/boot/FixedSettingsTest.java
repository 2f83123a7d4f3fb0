package dev.weir.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class FixedSettingsTest {
    private static final String CONSUMER = "spring.cloud.stream.kafka.bindings.input.consumer.configuration.";

    private final Map<String, Object> rendered = new HashMap<>(Map.of("weir.input.destination", "orders"));

    @Test
    void letsPartitionsOfAKilledProcessGoOnSoonUnlessToldOtherwise() {
        assertThat(afterwards(CONSUMER + "session.timeout.ms")).isEqualTo("15000");

        rendered.put(CONSUMER + "session.timeout.ms", "60000");

        assertThat(afterwards(CONSUMER + "session.timeout.ms")).isEqualTo("60000");
    }

    @Test
    void doesNotLetTheGuaranteesBeSetAside() {
        rendered.put(CONSUMER + "enable.auto.commit", "true");

        assertThat(afterwards(CONSUMER + "enable.auto.commit")).isEqualTo("false");
    }

    @Test
    void leavesAnApplicationAloneThatIsNoConnector() {
        rendered.clear();

        assertThat(afterwards("spring.cloud.function.definition")).isNull();
    }

    private @Nullable String afterwards(String name) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("rendered", rendered));
        new FixedSettings().postProcessEnvironment(environment, new SpringApplication());
        return environment.getProperty(name);
    }
}
