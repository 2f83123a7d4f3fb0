package dev.weir.describe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Parameter;
import java.net.URL;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what the configuration processor wrote about a properties record, in the order of the record's components. */
final class Options {
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Options() {}

    static String prefix(Class<? extends Record> properties) {
        ConfigurationProperties annotation = properties.getAnnotation(ConfigurationProperties.class);
        if (annotation == null) {
            throw new IllegalArgumentException(properties.getName() + " carries no @ConfigurationProperties");
        }
        return annotation.value().isEmpty() ? annotation.prefix() : annotation.value();
    }

    static List<Option> of(Class<? extends Record> properties) {
        String prefix = prefix(properties) + ".";
        Map<String, JsonNode> described = described(properties)
                .collect(Collectors.toMap(
                        node -> node.get("name").asString().substring(prefix.length()), Function.identity()));
        return Arrays.stream(properties.getDeclaredConstructors()[0].getParameters())
                .map(parameter -> option(parameter, described))
                .toList();
    }

    private static Option option(Parameter parameter, Map<String, JsonNode> described) {
        String name = kebab(parameter.getName());
        JsonNode node = described.get(name);
        if (node == null) {
            throw new IllegalStateException(parameter + " is not in " + METADATA
                    + ": nested options are not supported; is the configuration processor on the processor path?");
        }
        String description = node.path("description").asString("").strip();
        if (description.isEmpty()) {
            throw new IllegalStateException(parameter + " has no description: write its @param sentence");
        }
        return new Option(name, parameter, description, value(parameter, node.get("defaultValue")));
    }

    /** The metadata writes a list of one as the one. */
    private static @Nullable Object value(Parameter parameter, @Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        Object value = JSON.treeToValue(node, Object.class);
        boolean listed = Collection.class.isAssignableFrom(parameter.getType());
        return listed && !(value instanceof Collection<?>) ? List.of(value) : value;
    }

    private static Stream<JsonNode> described(Class<?> properties) {
        try {
            List<URL> files = Collections.list(properties.getClassLoader().getResources(METADATA));
            return files.stream()
                    .flatMap(file -> read(file).path("properties").valueStream())
                    .filter(node ->
                            properties.getName().equals(node.path("sourceType").asString("")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(URL file) {
        try (InputStream in = file.openStream()) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
