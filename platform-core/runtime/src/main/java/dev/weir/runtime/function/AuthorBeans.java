package dev.weir.runtime.function;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.cloud.function.context.catalog.FunctionTypeUtils;
import org.springframework.context.support.GenericApplicationContext;

/** Finds the author's functions among the beans: those that neither Spring nor Weir brought. */
public final class AuthorBeans {
    private static final List<Class<?>> KINDS = List.of(Function.class, Consumer.class, Supplier.class);

    private final GenericApplicationContext context;

    public AuthorBeans(GenericApplicationContext context) {
        this.context = context;
    }

    /**
     * A chain of functions, called one after the other.
     *
     * @param beans the functions, in order
     * @param first type of the first
     * @param last type of the last
     */
    record Chain(List<Object> beans, String name, Type first, Type last) {
        /** The class whose code base counts as the connector's own. */
        Class<?> owner() {
            return beans.getFirst().getClass();
        }
    }

    /**
     * The functions a definition names, or the only one there is.
     *
     * @param definition bean names joined by {@code |}; {@code null} when there is exactly one function
     * @throws IllegalStateException naming the candidates when the choice is not clear
     */
    Chain find(@Nullable String definition) {
        List<String> candidates = candidates();
        List<String> names = definition == null ? candidates : List.of(definition.split("\\|"));
        if (definition == null && candidates.size() != 1) {
            throw new IllegalStateException(
                    candidates.isEmpty()
                            ? "the connector has an input but no Function or Consumer bean"
                            : "the connector has the functions " + candidates
                                    + "; name one, or several as a|b, as the Connector's function");
        }
        List<Object> beans = new ArrayList<>();
        for (String name : names) {
            if (!candidates.contains(name)) {
                throw new IllegalStateException(
                        "function '" + name + "' is not among the connector's functions " + candidates);
            }
            beans.add(context.getBean(name));
        }
        return new Chain(
                beans,
                String.join("|", names),
                type(beans.getFirst(), names.getFirst()),
                type(beans.getLast(), names.getLast()));
    }

    /** Names of all functions the author brought, sorted. */
    List<String> candidates() {
        return KINDS.stream()
                .flatMap(kind -> Stream.of(context.getBeanFactory().getBeanNamesForType(kind, true, false)))
                .distinct()
                .filter(this::isAuthors)
                .sorted()
                .toList();
    }

    private Type type(Object bean, String name) {
        return FunctionTypeUtils.discoverFunctionType(bean, name, context);
    }

    private boolean isAuthors(String name) {
        if (!context.containsBeanDefinition(name)) {
            return false;
        }
        BeanDefinition definition = context.getBeanDefinition(name);
        String origin = origin(name, definition);
        return origin != null
                && !origin.startsWith("org.springframework.")
                && !origin.startsWith("io.micrometer.")
                && !origin.startsWith("dev.weir.runtime.boot");
    }

    private @Nullable String origin(String name, BeanDefinition definition) {
        String factory = definition.getFactoryBeanName();
        if (factory != null && context.containsBean(factory)) {
            Class<?> type = context.getType(factory);
            return type == null ? null : type.getName();
        }
        if (definition.getFactoryMethodName() != null && definition.getBeanClassName() != null) {
            return definition.getBeanClassName();
        }
        if (definition instanceof AbstractBeanDefinition bean && bean.hasBeanClass()) {
            return bean.getBeanClass().getName();
        }
        Class<?> type = context.getType(name);
        return type == null ? null : type.getName();
    }
}
