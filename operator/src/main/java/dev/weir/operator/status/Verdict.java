package dev.weir.operator.status;

import dev.weir.operator.kind.Condition;
import dev.weir.operator.kind.Condition.Truth;
import dev.weir.plan.resolve.Problem;
import dev.weir.plan.resolve.Problems;
import java.util.stream.Collectors;

/** A condition without its type and time. */
public record Verdict(Truth status, String reason, String message) {
    public Verdict {
        message = message.length() <= Condition.MESSAGE_LENGTH
                ? message
                : message.substring(0, Condition.MESSAGE_LENGTH - 1) + "…";
    }

    /** It holds. */
    public static Verdict yes(ConditionReason reason, String message) {
        return new Verdict(Truth.True, reason.name(), message);
    }

    /** It does not hold. */
    public static Verdict no(ConditionReason reason, String message) {
        return new Verdict(Truth.False, reason.name(), message);
    }

    /** It does not hold, for the first problem's reason and with the text of all; there must be one. */
    public static Verdict no(Problems problems) {
        Problem first = problems.list().get(0);
        String message =
                problems.stream().map(it -> it.path() + ": " + it.message()).collect(Collectors.joining("\n"));
        return new Verdict(Truth.False, first.reason().name(), message);
    }

    /** Whether it holds. */
    public boolean holds() {
        return status == Truth.True;
    }
}
