package dev.weir.operator.status;

import dev.weir.operator.kind.Condition;
import dev.weir.operator.kind.ReferenceStatus;
import dev.weir.plan.resolve.Problems;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the status of what Integrations name: a Broker or a Connector. */
public final class ReferenceStatuses {
    private static final Verdict RIGHT = Verdict.yes(ConditionReason.Accepted, "the resource is right");
    private static final Verdict ALL_THERE = Verdict.yes(ConditionReason.Resolved, "everything it names is there");

    private final Clock clock;

    public ReferenceStatuses(Clock clock) {
        this.clock = clock;
    }

    /**
     * The status after a look.
     *
     * @param before the status there was; null before the first look
     */
    public ReferenceStatus of(ObjectMeta metadata, @Nullable ReferenceStatus before, Problems problems) {
        List<Condition> conditions = conditions(before);
        Problems dangling = problems.dangling();
        Problems own = Problems.of(
                problems.stream().filter(it -> !it.reason().dangling()).toList());
        Verdict ready = problems.isEmpty()
                ? Verdict.yes(ConditionReason.Usable, "Integrations can use it")
                : Verdict.no(own.isEmpty() ? dangling : own);
        ConditionSet set = new ConditionSet(conditions, metadata.getGeneration(), clock)
                .with(ConditionType.Ready, ready)
                .with(ConditionType.Accepted, own.isEmpty() ? RIGHT : Verdict.no(own))
                .with(ConditionType.ResolvedRefs, dangling.isEmpty() ? ALL_THERE : Verdict.no(dangling));
        return new ReferenceStatus(metadata.getGeneration(), set.list());
    }

    /** The conditions there were; none before the first look. */
    public static List<Condition> conditions(@Nullable ReferenceStatus before) {
        return before == null ? List.of() : before.conditions();
    }
}
