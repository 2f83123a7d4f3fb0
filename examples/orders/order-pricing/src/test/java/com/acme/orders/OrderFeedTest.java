package com.acme.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.weir.runtime.RejectMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class OrderFeedTest {
    private static final Path EXAMPLE =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("..");
    private static final Path FEED = EXAMPLE.resolve("feed/orders.jsonl");

    private enum Fate {
        INVALID,
        REJECTED,
        GARDEN,
        PRICED
    }

    @Test
    void theFeedIsWhatTheGeneratorWrites() throws IOException {
        String expected = String.join("\n", OrderFeed.lines()) + "\n";
        if (System.getProperty("golden.update") != null) {
            Files.writeString(FEED, expected);
        }
        assertThat(FEED).hasContent(expected);
    }

    @Test
    void theFeedHasAsManyOrdersOfEachFateAsItSays() throws IOException {
        // Given
        Schema schema = schema();
        List<String> orders = Files.readAllLines(FEED);

        // When
        List<Fate> fates = orders.stream().map(order -> fate(order, schema)).toList();

        // Then
        assertThat(fates).hasSize(OrderFeed.SIZE);
        assertThat(fates.stream().filter(Fate.INVALID::equals)).hasSize(OrderFeed.INVALID);
        assertThat(fates.stream().filter(Fate.REJECTED::equals)).hasSize(OrderFeed.REJECTED);
        assertThat(fates.stream().filter(Fate.GARDEN::equals)).hasSize(OrderFeed.GARDEN);
    }

    @Test
    void noTwoOrdersAreTheSame() throws IOException {
        assertThat(Files.readAllLines(FEED).stream().map(order -> order.replaceFirst(",.*", "")))
                .doesNotHaveDuplicates();
    }

    private static Fate fate(String line, Schema schema) {
        try {
            if (!schema.validate(line, InputFormat.JSON).isEmpty()) {
                return Fate.INVALID;
            }
            Order order = Objects.requireNonNull(JsonMapper.shared().readValue(line, Order.class));
            OrderPricingTest.pricing(0).apply(order);
            return line.contains("GARDEN-") ? Fate.GARDEN : Fate.PRICED;
        } catch (RejectMessage e) {
            return Fate.REJECTED;
        } catch (JacksonException | IllegalArgumentException e) {
            return Fate.INVALID;
        }
    }

    /** The one the API of the example checks with. */
    private static Schema schema() throws IOException {
        Map<String, Map<String, Map<String, String>>> integration =
                new Yaml().load(Files.readString(EXAMPLE.resolve("order-api.yaml")));
        Map<String, Map<String, String>> spec = Objects.requireNonNull(integration.get("spec"));
        String schema = Objects.requireNonNull(
                Objects.requireNonNull(spec.get("config")).get("schema"));
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()))
                .getSchema(schema, InputFormat.YAML);
    }
}
