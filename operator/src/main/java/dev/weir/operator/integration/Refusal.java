package dev.weir.operator.integration;

import dev.weir.operator.status.ConditionReason;
import dev.weir.operator.status.Verdict;
import java.util.Locale;

/** What an API server says when it does not let something be made, with the fix. */
final class Refusal {
    private Refusal() {}

    /** For the text that came with status 403 or from a controller that got it. */
    static Verdict of(String message) {
        if (message.toLowerCase(Locale.ROOT).contains("exceeded quota")) {
            return Verdict.no(
                    ConditionReason.QuotaExceeded,
                    "raise the namespace's quota, or lower replicas or resources: " + message);
        }
        if (message.contains("violates PodSecurity")) {
            return Verdict.no(
                    ConditionReason.ReplicaFailure,
                    "the namespace's Pod Security level refuses the pods; they keep the level restricted: " + message);
        }
        return Verdict.no(ConditionReason.ReplicaFailure, "pods cannot be made: " + message);
    }
}
