package dev.weir.operator.kind;

import java.util.List;
import org.jspecify.annotations.Nullable;

final class Conditions {
    private Conditions() {}

    /** A status that was never written holds none. */
    static List<Condition> orNone(@Nullable List<Condition> conditions) {
        return conditions == null ? List.of() : List.copyOf(conditions);
    }
}
