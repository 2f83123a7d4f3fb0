package dev.weir.plan.resolve;

import dev.weir.model.BrokerType;
import dev.weir.model.DeadLetterPolicy;
import dev.weir.model.InputSpec;
import dev.weir.model.RetryPolicy;
import dev.weir.plan.resolve.Candidate.Side;
import dev.weir.wire.RetrySchedule;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Can the delivery policy be kept on the broker? */
final class DeliveryChecks {
    /** The longest time to live that RabbitMQ takes, in milliseconds. */
    private static final long RABBIT_TTL = 0xffff_ffffL;

    private DeliveryChecks() {}

    static void callsHaveTime(Candidate candidate, Findings findings) {
        String timeout = candidate.spec().delivery().timeout();
        if (Duration.ZERO.equals(Candidate.duration(timeout))) {
            findings.add(
                    "spec.delivery.timeout",
                    Reason.OutOfRange,
                    "timeout is '" + timeout + "'; every call would fail, write more than nothing");
        }
    }

    static void retriesFitTheirTiers(Candidate candidate, Findings findings) {
        RetrySchedule schedule = candidate.schedule();
        RetryPolicy retry = candidate.spec().delivery().retry();
        if (schedule == null) {
            return;
        }
        if (schedule.interval().compareTo(schedule.cap()) > 0) {
            findings.add(
                    "spec.delivery.retry.interval",
                    Reason.Contradiction,
                    "interval is '" + retry.interval() + "' and cap, the longest delay, is '" + retry.cap()
                            + "'; raise cap or lower interval");
            return;
        }
        int tiers = schedule.tiers().size();
        if (tiers > RetrySchedule.MAX_TIERS) {
            findings.add(
                    "spec.delivery.retry",
                    Reason.TooManyTiers,
                    "attempts " + retry.attempts() + ", interval " + retry.interval() + ", factor " + retry.factor()
                            + " and cap " + retry.cap() + " make " + tiers + " different delays, and each is a queue or"
                            + " topic of its own: at most " + RetrySchedule.MAX_TIERS
                            + " are had; raise factor, or lower attempts or cap");
        }
    }

    static void brokerKeepsThatLong(Candidate candidate, Findings findings) {
        DeadLetterPolicy letters = candidate.spec().delivery().deadLetter();
        String retention = letters == null ? null : letters.retention();
        if (Duration.ZERO.equals(Candidate.duration(retention))) {
            findings.add(
                    "spec.delivery.deadLetter.retention",
                    Reason.OutOfRange,
                    "retention is '" + retention + "', which keeps nothing; leave it out to keep dead letters until"
                            + " someone decides");
        }
        Side<InputSpec> input = candidate.input();
        if (input != null && input.isOn(BrokerType.RabbitMq)) {
            ttl("spec.delivery.deadLetter.retention", "retention", retention, findings);
            ttl(
                    "spec.delivery.retry.cap",
                    "cap",
                    candidate.spec().delivery().retry().cap(),
                    findings);
        }
    }

    private static void ttl(String path, String field, @Nullable String text, Findings findings) {
        Duration duration = Candidate.duration(text);
        if (duration != null && duration.toMillis() > RABBIT_TTL) {
            findings.add(
                    path,
                    Reason.OutOfRange,
                    field + " is '" + text + "'; RabbitMQ keeps time for at most "
                            + Duration.ofMillis(RABBIT_TTL).toDays() + "d");
        }
    }

    static void rejectsAreClassNames(Candidate candidate, Findings findings) {
        List<String> reject = candidate.spec().delivery().reject();
        for (int i = 0; i < reject.size(); i++) {
            if (!reject.get(i).matches("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*")) {
                findings.add(
                        "spec.delivery.reject[" + i + "]",
                        Reason.Malformed,
                        "reject[" + i + "] is '" + reject.get(i)
                                + "'; write the full name of an exception class, like com.acme.InvalidOrder");
            }
        }
    }
}
