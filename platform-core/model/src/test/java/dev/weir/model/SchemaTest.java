package dev.weir.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a schema generator reads from the records must be complete, and what it promises must be what Java does. */
class SchemaTest {
    private static final Set<Class<?>> RECORDS = records(IntegrationSpec.class, BrokerSpec.class, ConnectorSpec.class);

    @Test
    void everyFieldHasADescriptionThatIsASentence() {
        assertThat(components(it -> {
                    var description = it.getAccessor().getAnnotation(JsonPropertyDescription.class);
                    return description == null || !description.value().matches("(?s)\\S.{12,}[.]");
                }))
                .isEmpty();
    }

    @Test
    void everyDefaultOfTheSchemaIsTheDefaultOfTheRecord() throws ReflectiveOperationException {
        var inSchema = new TreeMap<String, String>();
        var inRecord = new TreeMap<String, String>();
        for (Class<?> type : RECORDS) {
            Object empty = absent(type);
            for (RecordComponent it : type.getRecordComponents()) {
                Default value = it.getAccessor().getAnnotation(Default.class);
                if (value != null) {
                    inSchema.put(type.getSimpleName() + "." + it.getName(), value.value());
                    inRecord.put(
                            type.getSimpleName() + "." + it.getName(),
                            written(it.getAccessor().invoke(empty)));
                }
            }
        }

        assertThat(inSchema).hasSizeGreaterThan(20).isEqualTo(inRecord);
    }

    @Test
    void everyFieldIsRequiredOrNullableOrHasAValueWhenAbsent() {
        assertThat(components(it -> {
                    boolean required = it.isAnnotationPresent(Required.class)
                            || it.getAccessor().isAnnotationPresent(Required.class);
                    boolean nullable = it.getAnnotatedType().isAnnotationPresent(Nullable.class);
                    return !required && !nullable && valueWhenAbsent(it) == null;
                }))
                .isEmpty();
    }

    @Test
    void whatHoldsWhenNothingIsWrittenIsWhatAnEmptyBlockMeans() throws ReflectiveOperationException {
        assertThat(absent(DeliveryPolicy.class)).isEqualTo(DeliveryPolicy.DEFAULT);
        assertThat(absent(RetryPolicy.class)).isEqualTo(RetryPolicy.DEFAULT);
        assertThat(absent(Tracing.class)).isEqualTo(Tracing.DEFAULT);
    }

    private static List<String> components(Predicate<RecordComponent> wanted) {
        return RECORDS.stream()
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .filter(wanted)
                .map(it -> it.getDeclaringRecord().getSimpleName() + "." + it.getName())
                .toList();
    }

    private static @Nullable Object valueWhenAbsent(RecordComponent component) {
        try {
            return component.getAccessor().invoke(absent(component.getDeclaringRecord()));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(component.toString(), e);
        }
    }

    private static Object absent(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        return constructor.newInstance(new Object[constructor.getParameterCount()]);
    }

    private static String written(@Nullable Object value) {
        if (value instanceof Enum<?> constant) {
            return constant instanceof Mechanism mechanism ? mechanism.text() : constant.name();
        }
        return String.valueOf(value).replaceAll("\\.0$", "");
    }

    private static Set<Class<?>> records(Class<?>... roots) {
        var found = new LinkedHashSet<Class<?>>();
        Stream.of(roots).forEach(root -> collect(root, found));
        return found;
    }

    private static void collect(Type type, Set<Class<?>> found) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(it -> collect(it, found));
        }
        if (type instanceof Class<?> raw && raw.isRecord() && found.add(raw)) {
            Arrays.stream(raw.getRecordComponents()).forEach(it -> collect(it.getGenericType(), found));
        }
    }

    @Test
    void collectsEveryRecordOfTheContract() {
        assertThat(RECORDS)
                .contains(ListedError.class, SecretRef.class, SecretName.class, RetryPolicy.class, BrokerTls.class)
                .doesNotContain(Map.class);
    }
}
