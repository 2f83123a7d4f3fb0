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
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds a specification against the very annotations its published schema is made from, so that a laptop refuses what a
 * cluster refuses.
 */
final class SchemaBounds {
    private static final Map<String, String> FORMS = Map.of(
            Bounds.NAME, "use only A-Z a-z 0-9 . _ and -",
            Bounds.DURATION, "write a whole number and one of ms, s, m, h, d, like 1500ms or 4s",
            Bounds.POINTER, "write a JSON Pointer like /customerId or /customer/id",
            Bounds.ADDRESS, "write host:port, like broker.example:9092, without a scheme",
            Bounds.HTTP, "write an address that begins with http:// or https://",
            Bounds.QUANTITY, "write an amount like 250m or 512Mi",
            Bounds.RESOURCE, "use only a-z 0-9 . and -, and begin and end with a letter or a digit");

    private final Findings findings;

    SchemaBounds(Findings findings) {
        this.findings = findings;
    }

    /** Checks a record and all records in it. */
    void check(String path, Record value) {
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            check(path + "." + component.getName(), component, read(component, value));
        }
    }

    private void check(String path, RecordComponent component, @Nullable Object value) {
        AnnotatedElement bounds = component.getAccessor();
        if (value == null) {
            if (bounds.isAnnotationPresent(Required.class)) {
                findings.add(path, Reason.Missing, component.getName() + " is missing: " + description(bounds));
            }
            return;
        }
        one(path, component.getName(), bounds, value);
        if (value instanceof List<?> list) {
            elements(path, component, list);
        } else if (value instanceof Map<?, ?> map) {
            entries(path, component, map);
        }
    }

    private void elements(String path, RecordComponent component, List<?> list) {
        AnnotatedType type = component.getAnnotatedType();
        AnnotatedType element = ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[0];
        for (int i = 0; i < list.size(); i++) {
            String at = path + "[" + i + "]";
            Object value = list.get(i);
            if (value == null) {
                findings.add(at, Reason.Missing, component.getName() + "[" + i + "] is empty; remove the line");
            } else {
                one(at, component.getName() + "[" + i + "]", element, value);
            }
        }
    }

    /** Texts by name; what is free-form has a schema of its own. */
    private void entries(String path, RecordComponent component, Map<?, ?> map) {
        size(path, component.getName() + " has " + map.size() + " entries", component.getAccessor(), map.size());
        AnnotatedType type = component.getAnnotatedType();
        AnnotatedType element = ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[1];
        map.forEach((key, value) -> {
            if (element.getType() == String.class && value instanceof String text) {
                text(path + "." + key, component.getName() + "." + key, element, text);
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
        if (pattern != null && !text.matches(pattern.value())) {
            String form = FORMS.getOrDefault(pattern.value(), "it must match " + pattern.value());
            findings.add(path, Reason.Malformed, name + " is '" + text + "'; " + form);
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

    private static @Nullable Object read(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the model's records are public: " + component, e);
        }
    }
}
