package dev.weir.operator.cache;

import dev.weir.operator.kind.Integration;
import dev.weir.operator.status.ConditionSet;
import dev.weir.operator.status.ConditionType;
import dev.weir.plan.resolve.Reason;
import java.util.Comparator;

/** Integrations that can want the same names on a broker: who was there first has them. */
final class Neighbours {
    /** Of two that were made in the same second the one whose name comes first. */
    private static final Comparator<Integration> AGE = Comparator.comparing(
                    (Integration it) -> it.getMetadata().getCreationTimestamp(),
                    Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(it -> it.getMetadata().getNamespace())
            .thenComparing(it -> it.getMetadata().getName());

    private Neighbours() {}

    static boolean wasThereBefore(Integration one, Integration other) {
        return AGE.compare(one, other) < 0;
    }

    /** Whether a name that another gives up can be what it waits for. */
    static boolean waitsForName(Integration integration) {
        return integration.getStatus() != null
                && ConditionSet.find(integration.getStatus().conditions(), ConditionType.Accepted)
                        .filter(it -> it.reason().equals(Reason.GroupTaken.name())
                                || it.reason().equals(Reason.NameTaken.name()))
                        .isPresent();
    }
}
