package dev.weir.describe;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.util.unit.DataSize;

/** Options as JSON Schema 2020-12: what {@code spec.config} of an Integration is checked against. */
final class OptionSchema {
    private static final String DURATION = "^[0-9]+(ms|s|m|h|d)$";
    private static final String SIZE = "^[0-9]+(B|KB|MB|GB)?$";
    private static final Set<Class<?>> INTEGERS =
            Set.of(int.class, long.class, short.class, Integer.class, Long.class, Short.class);
    private static final Set<Class<?>> NUMBERS = Set.of(double.class, float.class, Double.class, Float.class);

    private OptionSchema() {}

    static Map<String, Object> of(List<Option> options) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        List<String> required =
                options.stream().filter(Option::required).map(Option::name).toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        options.forEach(option -> properties.put(option.name(), property(option)));
        schema.put("properties", properties);
        return schema;
    }

    private static Map<String, Object> property(Option option) {
        Map<String, Object> property = new LinkedHashMap<>(type(option.type()));
        bounds(option, property);
        if (option.secret()) {
            property.put("writeOnly", true);
        }
        if (option.listens()) {
            property.put("x-weir-listens", true);
        }
        property.put("description", option.description());
        if (!option.emptyByDefault()) {
            property.put("default", option.defaultValue());
        }
        return property;
    }

    private static Map<String, Object> type(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic);
        }
        if (type instanceof Class<?> plain) {
            return plain(plain);
        }
        throw new IllegalStateException("an option of type " + type.getTypeName() + " has no place in a schema");
    }

    private static Map<String, Object> generic(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (Collection.class.isAssignableFrom(raw)) {
            return ordered("type", "array", "items", type(arguments[0]));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return ordered("type", "object", "additionalProperties", type(arguments[1]));
        }
        throw new IllegalStateException("an option of type " + type + " has no place in a schema");
    }

    private static Map<String, Object> plain(Class<?> type) {
        if (type.isEnum()) {
            return ordered(
                    "type",
                    "string",
                    "enum",
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).toList());
        }
        if (INTEGERS.contains(type)) {
            return ordered("type", "integer");
        }
        if (NUMBERS.contains(type)) {
            return ordered("type", "number");
        }
        if (type == boolean.class || type == Boolean.class) {
            return ordered("type", "boolean");
        }
        return text(type);
    }

    private static Map<String, Object> text(Class<?> type) {
        if (type == Duration.class) {
            return ordered("type", "string", "pattern", DURATION);
        }
        if (type == DataSize.class) {
            return ordered("type", List.of("integer", "string"), "pattern", SIZE);
        }
        if (type == URI.class) {
            return ordered("type", "string", "format", "uri");
        }
        if (type == String.class || type == Path.class) {
            return ordered("type", "string");
        }
        throw new IllegalStateException("an option of type " + type.getName() + " has no place in a schema");
    }

    private static void bounds(Option option, Map<String, Object> property) {
        String size =
                switch (property.getOrDefault("type", "").toString()) {
                    case "array" -> "Items";
                    case "object" -> "Properties";
                    default -> "Length";
                };
        option.constraint(Min.class).ifPresent(min -> property.put("minimum", min.value()));
        option.constraint(Max.class).ifPresent(max -> property.put("maximum", max.value()));
        option.constraint(Positive.class).ifPresent(positive -> property.put("exclusiveMinimum", 0));
        option.constraint(PositiveOrZero.class).ifPresent(positive -> property.put("minimum", 0));
        option.constraint(NotBlank.class).ifPresent(blank -> property.put("minLength", 1));
        option.constraint(NotEmpty.class).ifPresent(empty -> property.put("min" + size, 1));
        option.constraint(Pattern.class)
                .ifPresent(pattern -> property.put("pattern", "^(?:" + pattern.regexp() + ")$"));
        option.constraint(Size.class).ifPresent(bound -> {
            if (bound.min() > 0) {
                property.put("min" + size, bound.min());
            }
            if (bound.max() < Integer.MAX_VALUE) {
                property.put("max" + size, bound.max());
            }
        });
    }

    private static Map<String, Object> ordered(String key, Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        return map;
    }

    private static Map<String, Object> ordered(String key, Object value, String second, Object secondValue) {
        Map<String, Object> map = ordered(key, value);
        map.put(second, secondValue);
        return map;
    }
}
