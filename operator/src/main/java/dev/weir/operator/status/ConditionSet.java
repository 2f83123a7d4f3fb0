package dev.weir.operator.status;

import dev.weir.operator.kind.Condition;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Conditions as they are written next: the time of each changes only when its status does. */
public final class ConditionSet {
    private final List<Condition> before;
    private final long generation;
    private final String now;
    private final List<Condition> written = new ArrayList<>();

    /**
     * Begins a set.
     *
     * @param before what was written last
     * @param generation what the verdicts are about
     */
    public ConditionSet(List<Condition> before, long generation, Clock clock) {
        this.before = before;
        this.generation = generation;
        this.now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Adds a condition of that type. */
    public ConditionSet with(ConditionType type, Verdict verdict) {
        String since = find(before, type)
                .filter(it -> it.status() == verdict.status())
                .map(Condition::lastTransitionTime)
                .orElse(now);
        written.add(
                new Condition(type.name(), verdict.status(), generation, since, verdict.reason(), verdict.message()));
        return this;
    }

    /** The conditions in the order they were added. */
    public List<Condition> list() {
        return List.copyOf(written);
    }

    /** The condition of a type among others. */
    public static Optional<Condition> find(List<Condition> conditions, ConditionType type) {
        return conditions.stream().filter(it -> it.type().equals(type.name())).findFirst();
    }
}
