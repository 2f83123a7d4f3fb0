package dev.weir.plan.resolve;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.weir.model.Bounds;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds a specification against the very annotations its published schema is made from, so that a laptop refuses what a
 * cluster refuses.
 */
final class SchemaBounds {
    private static final Map<String, Form> FORMS = Map.ofEntries(
            form(Bounds.NAME, "use only A-Z a-z 0-9 . _ and -"),
            form(Bounds.DURATION, "write a whole number and one of ms, s, m, h, d, like 1500ms or 4s"),
            form(Bounds.POINTER, "write a JSON Pointer like /customerId or /customer/id"),
            form(Bounds.ADDRESS, "write host:port, like broker.example:9092, without a scheme"),
            form(Bounds.HTTP, "write an address that begins with http:// or https://"),
            form(Bounds.QUANTITY, "write an amount like 250m or 512Mi"),
            form(Bounds.RESOURCE, "use only a-z 0-9 . and -, and begin and end with a letter or a digit"));

    /** What reflection tells of a record is always the same, and it takes its time to tell. */
    private static final ClassValue<List<Component>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Component::of).toList();
        }
    };

    /**
     * How a text has to look.
     *
     * @param fix what to write, for people
     */
    private record Form(java.util.regex.Pattern pattern, String fix) {}

    private static Map.Entry<String, Form> form(String expression, String fix) {
        return Map.entry(expression, new Form(java.util.regex.Pattern.compile(expression), fix));
    }

    /**
     * A field.
     *
     * @param bounds its accessor, with the annotations
     * @param element what a list or map has in it, with the annotations; null for what has nothing in it
     */
    private record Component(
            String name, Method bounds, @Nullable AnnotatedType element) {
        static Component of(RecordComponent component) {
            AnnotatedType element = component.getAnnotatedType() instanceof AnnotatedParameterizedType type
                    ? last(type.getAnnotatedActualTypeArguments())
                    : null;
            return new Component(component.getName(), component.getAccessor(), element);
        }

        private static AnnotatedType last(AnnotatedType[] types) {
            return types[types.length - 1];
        }

        AnnotatedType elements() {
            return Objects.requireNonNull(element, "lists and maps have a type in them");
        }

        @Nullable
        Object read(Record value) {
            try {
                return bounds.invoke(value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the model's records are public: " + bounds, e);
            }
        }
    }

    private final Findings findings;

    SchemaBounds(Findings findings) {
        this.findings = findings;
    }

    /** Checks a record and all records in it. */
    void check(String path, Record value) {
        for (Component component : COMPONENTS.get(value.getClass())) {
            check(path + "." + component.name(), component, component.read(value));
        }
    }

    private void check(String path, Component component, @Nullable Object value) {
        AnnotatedElement bounds = component.bounds();
        if (value == null) {
            if (bounds.isAnnotationPresent(Required.class)) {
                findings.add(path, Reason.Missing, component.name() + " is missing: " + description(bounds));
            }
            return;
        }
        one(path, component.name(), bounds, value);
        if (value instanceof List<?> list) {
            elements(path, component, list);
        } else if (value instanceof Map<?, ?> map) {
            entries(path, component, map);
        }
    }

    private void elements(String path, Component component, List<?> list) {
        AnnotatedType element = component.elements();
        for (int i = 0; i < list.size(); i++) {
            String at = path + "[" + i + "]";
            Object value = list.get(i);
            if (value == null) {
                findings.add(at, Reason.Missing, component.name() + "[" + i + "] is empty; remove the line");
            } else {
                one(at, component.name() + "[" + i + "]", element, value);
            }
        }
    }

    /** Texts by name; what is free-form has a schema of its own. */
    private void entries(String path, Component component, Map<?, ?> map) {
        size(path, component.name() + " has " + map.size() + " entries", component.bounds(), map.size());
        AnnotatedType element = component.elements();
        map.forEach((key, value) -> {
            if (element.getType() == String.class && value instanceof String text) {
                text(path + "." + key, component.name() + "." + key, element, text);
            }
        });
    }

    private void one(String path, String name, AnnotatedElement bounds, Object value) {
        switch (value) {
            case Record nested -> check(path, nested);
            case String text -> text(path, name, bounds, text);
            case Number number -> number(path, name, bounds, number);
            case Collection<?> items -> size(path, name + " has " + items.size() + " entries", bounds, items.size());
            default -> {} // enumerations and booleans have no bounds, free-form options a schema of their own
        }
    }

    private void text(String path, String name, AnnotatedElement bounds, String text) {
        size(path, name + " '" + text + "' has " + text.length() + " characters", bounds, text.length());
        Pattern pattern = bounds.getAnnotation(Pattern.class);
        if (pattern == null) {
            return;
        }
        Form form =
                Objects.requireNonNull(FORMS.get(pattern.value()), "every pattern of the model says how to write it");
        if (!form.pattern().matcher(text).matches()) {
            findings.add(path, Reason.Malformed, name + " is '" + text + "'; " + form.fix());
        }
    }

    private void size(String path, String subject, AnnotatedElement bounds, int size) {
        Size allowed = bounds.getAnnotation(Size.class);
        if (allowed != null && size < allowed.min()) {
            findings.add(path, Reason.OutOfRange, subject + "; give at least " + allowed.min());
        }
        if (allowed != null && size > allowed.max()) {
            findings.add(path, Reason.OutOfRange, subject + "; at most " + allowed.max() + " are taken");
        }
    }

    private void number(String path, String name, AnnotatedElement bounds, Number number) {
        Min min = bounds.getAnnotation(Min.class);
        Max max = bounds.getAnnotation(Max.class);
        double value = number.doubleValue();
        boolean tooSmall = min != null && !(value >= min.value());
        boolean tooLarge = max != null && !(value <= max.value());
        if (tooSmall || tooLarge) {
            findings.add(path, Reason.OutOfRange, name + " is " + number + "; write " + range(min, max));
        }
    }

    private static String range(@Nullable Min min, @Nullable Max max) {
        if (max == null) {
            return min == null ? "a number" : plain(min.value()) + " or more";
        }
        return min == null ? plain(max.value()) + " or less" : plain(min.value()) + " to " + plain(max.value());
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static String description(AnnotatedElement bounds) {
        JsonPropertyDescription description = bounds.getAnnotation(JsonPropertyDescription.class);
        return description == null ? "write it" : description.value();
    }
}
