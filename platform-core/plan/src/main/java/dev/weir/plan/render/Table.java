package dev.weir.plan.render;

import dev.weir.model.SecretRef;
import dev.weir.plan.SecretBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows from what is specified to the property that says it. A row without a value writes nothing.
 *
 * @param <T> what the rows read
 */
final class Table<T> {
    private final List<Function<T, Fragment>> rows = new ArrayList<>();

    /** A property and where its value comes from; null writes nothing. */
    Table<T> row(String property, Function<T, @Nullable Object> value) {
        rows.add(it -> {
            Object found = value.apply(it);
            return found == null ? Fragment.EMPTY : Fragment.property(property, String.valueOf(found));
        });
        return this;
    }

    /** A property whose value is in a Secret; null writes nothing. */
    Table<T> secret(String property, Function<T, @Nullable SecretRef> secret) {
        rows.add(it -> {
            SecretRef found = secret.apply(it);
            return found == null ? Fragment.EMPTY : Fragment.secret(new SecretBinding(property, found));
        });
        return this;
    }

    /** A list, one property for each element. */
    Table<T> list(String property, Function<T, List<String>> values) {
        rows.add(it -> {
            List<String> found = values.apply(it);
            var fragment = Fragment.EMPTY;
            for (int i = 0; i < found.size(); i++) {
                fragment = fragment.and(Fragment.property(property + "[" + i + "]", found.get(i)));
            }
            return fragment;
        });
        return this;
    }

    Fragment render(T subject) {
        return Fragment.all(rows.stream().map(row -> row.apply(subject)).toList());
    }
}
