package dev.weir.describe;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Options as the Markdown table of a README. */
final class OptionTable {
    private OptionTable() {}

    static String of(List<Option> options) {
        return options.stream()
                .map(OptionTable::row)
                .collect(Collectors.joining("", "| Option | Type | Default | Meaning |\n|---|---|---|---|\n", ""));
    }

    private static String row(Option option) {
        return "| `" + option.name() + "` | " + type(option.type()) + " | " + defaultOf(option) + " | "
                + option.description().replace("|", "\\|") + range(option) + secret(option) + " |\n";
    }

    private static String secret(Option option) {
        return option.secret() ? " A secret: give it through `configFrom`." : "";
    }

    private static String defaultOf(Option option) {
        if (option.required()) {
            return "**required**";
        }
        if (option.emptyByDefault()) {
            return "";
        }
        Object value = Objects.requireNonNull(option.defaultValue());
        String text = value instanceof Collection<?> list
                ? list.stream().map(Object::toString).collect(Collectors.joining(", "))
                : value.toString();
        return "`" + text + "`";
    }

    private static String type(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return arguments.length == 1
                    ? "list of " + type(arguments[0])
                    : "map of " + type(arguments[0]) + " to " + type(arguments[1]);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return Arrays.stream(plain.getEnumConstants())
                    .map(constant -> "`" + constant + "`")
                    .collect(Collectors.joining(", "));
        }
        return switch (plain.getSimpleName()) {
            case "String" -> "text";
            case "DataSize" -> "size";
            case "URI" -> "URI";
            case "int", "Integer", "long", "Long" -> "integer";
            default -> plain.getSimpleName().toLowerCase(Locale.ROOT);
        };
    }

    private static String range(Option option) {
        List<String> bounds = new ArrayList<>();
        option.constraint(Min.class).ifPresent(min -> bounds.add("at least " + min.value()));
        option.constraint(DurationMin.class)
                .map(min -> Duration.ofHours(min.hours())
                        .plusMinutes(min.minutes())
                        .plusSeconds(min.seconds())
                        .plusMillis(min.millis()))
                .ifPresent(min -> bounds.add("at least " + print(min)));
        option.constraint(Max.class).ifPresent(max -> bounds.add("at most " + max.value()));
        option.constraint(DurationMax.class)
                .map(max ->
                        Duration.ofHours(max.hours()).plusMinutes(max.minutes()).plusSeconds(max.seconds()))
                .ifPresent(max -> bounds.add("at most " + print(max)));
        return bounds.isEmpty() ? "" : " (" + String.join(", ", bounds) + ")";
    }

    private static String print(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        return millis % 60_000 == 0 ? millis / 60_000 + "m" : millis / 1000 + "s";
    }
}
