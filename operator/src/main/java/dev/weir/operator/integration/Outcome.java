package dev.weir.operator.integration;

import dev.weir.operator.kind.Reading;
import dev.weir.operator.status.ConditionReason;
import dev.weir.operator.status.Verdict;
import dev.weir.plan.resolve.Problem;
import dev.weir.plan.resolve.Problems;
import org.jspecify.annotations.Nullable;

/**
 * What came of one look at an Integration.
 *
 * @param reading what its processes read from now on; null when that did not change
 * @param autoscaled what there is to say of the autoscaler; null when there is none
 */
record Outcome(
        Verdict accepted,
        Verdict resolved,
        Verdict programmed,
        Verdict ready,
        @Nullable Reading reading,
        @Nullable Verdict autoscaled) {
    private static final Verdict RIGHT = Verdict.yes(ConditionReason.Accepted, "the Integration is right");
    private static final Verdict ALL_THERE =
            Verdict.yes(ConditionReason.Resolved, "everything the Integration names is there");
    private static final String AS_BEFORE = "; what runs of it runs on as before";

    /** Something is wrong with the Integration or with what it names. */
    static Outcome refused(Problems problems) {
        Problems own =
                Problems.of(problems.stream().filter(it -> !isDangling(it)).toList());
        Problems dangling = problems.dangling();
        return leftAsBefore(
                own.isEmpty() ? RIGHT : Verdict.no(own), dangling.isEmpty() ? ALL_THERE : Verdict.no(dangling));
    }

    private static boolean isDangling(Problem problem) {
        return problem.reason().dangling();
    }

    /** Something it names cannot be used here. */
    static Outcome unusable(Verdict reference) {
        return leftAsBefore(RIGHT, reference);
    }

    private static Outcome leftAsBefore(Verdict accepted, Verdict resolved) {
        Verdict programmed =
                Verdict.no(ConditionReason.LeftAsBefore, "no object is changed until the Integration can be used");
        return failed(accepted, resolved, programmed);
    }

    /** An object could not be written. */
    static Outcome failed(Verdict programmed) {
        return failed(RIGHT, ALL_THERE, programmed);
    }

    /** Every object is as it should be; what the pods make of it is the rest. */
    static Outcome deployed(Verdict rollout, @Nullable Reading reading, @Nullable Verdict autoscaled) {
        Verdict programmed = Verdict.yes(ConditionReason.Programmed, "every object is as it should be");
        return new Outcome(RIGHT, ALL_THERE, programmed, rollout, reading, autoscaled);
    }

    /** The first that does not hold is what the sum says. */
    private static Outcome failed(Verdict accepted, Verdict resolved, Verdict programmed) {
        Verdict first = accepted.holds() ? resolved.holds() ? programmed : resolved : accepted;
        Verdict ready = new Verdict(first.status(), first.reason(), first.message() + AS_BEFORE);
        return new Outcome(accepted, resolved, programmed, ready, null, null);
    }

    /** Whether only somebody's change can help. */
    boolean isStalled() {
        return !accepted.holds() || programmed.reason().equals(ConditionReason.Conflict.name());
    }
}
