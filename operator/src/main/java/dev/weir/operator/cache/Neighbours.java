package dev.weir.operator.cache;

import dev.weir.model.InputSpec;
import dev.weir.model.IntegrationSpec;
import dev.weir.operator.kind.Integration;
import dev.weir.operator.status.ConditionSet;
import dev.weir.operator.status.ConditionType;
import dev.weir.plan.resolve.Reason;
import java.util.Collections;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** Whether the change of another can matter to one: it waits for a name, or works on the same destination. */
    static boolean matters(Integration changed, Integration one) {
        return waitsForName(one)
                || (wasThereBefore(changed, one) && !Collections.disjoint(destinations(changed), destinations(one)));
    }

    private static boolean waitsForName(Integration integration) {
        return integration.getStatus() != null
                && ConditionSet.find(integration.getStatus().conditions(), ConditionType.Accepted)
                        .filter(it -> it.reason().equals(Reason.GroupTaken.name())
                                || it.reason().equals(Reason.NameTaken.name()))
                        .isPresent();
    }

    private static Set<String> destinations(Integration integration) {
        IntegrationSpec spec = integration.getSpec();
        InputSpec input = spec.input();
        return Stream.of(
                        input == null ? null : input.destination(),
                        input == null ? null : input.queue(),
                        spec.output() == null ? null : spec.output().destination())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
