package dev.weir.describe;

import java.lang.annotation.Annotation;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One option of a connector.
 *
 * @param name as users write it under {@code config}, in kebab case
 * @param parameter of the record's constructor, which carries the Java type, the constraints and the default
 * @param description the sentence of the {@code @param} tag
 * @param defaultValue what holds when the option is left out; {@code null} for none
 */
record Option(
        String name,
        Parameter parameter,
        String description,
        @Nullable Object defaultValue) {
    Type type() {
        return parameter.getParameterizedType();
    }

    <A extends Annotation> Optional<A> constraint(Class<A> type) {
        return Optional.ofNullable(parameter.getAnnotation(type));
    }

    /** Without a default, and the constraints do not accept its absence. */
    boolean required() {
        return parameter.getAnnotation(DefaultValue.class) == null
                && Arrays.stream(parameter.getAnnotations())
                        .map(annotation -> annotation.annotationType().getSimpleName())
                        .anyMatch(constraint -> constraint.equals("NotNull")
                                || constraint.equals("NotBlank")
                                || constraint.equals("NotEmpty"));
    }

    /** Nothing worth showing holds when the option is left out. */
    boolean emptyByDefault() {
        return defaultValue == null
                || defaultValue.toString().isEmpty()
                || (defaultValue instanceof Collection<?> list && list.isEmpty());
    }

    /** The port a source listens on; the name is the convention. */
    boolean listens() {
        return name.equals("port");
    }

    /** Given by a Secret rather than in the text of an Integration. */
    boolean secret() {
        return name.endsWith("password") || name.endsWith("token") || name.endsWith("secret");
    }
}
