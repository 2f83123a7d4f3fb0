package dev.weir.plan.resolve;

import dev.weir.model.Bounds;
import dev.weir.model.BrokerType;
import dev.weir.model.InputSpec;
import dev.weir.model.OutputSpec;
import dev.weir.plan.resolve.Candidate.Side;
import dev.weir.wire.PhysicalNames;
import dev.weir.wire.RetrySchedule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Can the names stand on a broker, and next to those Weir derives from them? */
final class NameChecks {
    private NameChecks() {}

    static void integrationIsNamed(Candidate candidate, Findings findings) {
        legal("metadata.name", "name", candidate.integration().metadata().name(), findings);
        legal("metadata.namespace", "namespace", candidate.namespace(), findings);
    }

    private static void legal(String path, String field, @Nullable String name, Findings findings) {
        if (name == null || !name.matches(Bounds.RESOURCE) || name.length() > Bounds.RESOURCE_LENGTH) {
            findings.add(
                    path,
                    Reason.Malformed,
                    field + " is '" + name + "'; use 1 to " + Bounds.RESOURCE_LENGTH
                            + " of a-z 0-9 . and -, and begin and end with a letter or a digit");
        }
    }

    static void namesAreNotReserved(Candidate candidate, Findings findings) {
        Side<InputSpec> input = candidate.input();
        PhysicalNames names = candidate.names();
        if (input != null && names != null) {
            destination(input, names.destination(), findings);
            group("spec.input.group", "group", names.group(), findings);
        }
        Side<OutputSpec> output = candidate.output();
        if (output != null) {
            destination(output, output.endpoint().destination(), findings);
            List<String> groups = output.endpoint().groups();
            for (int i = 0; i < groups.size(); i++) {
                group("spec.output.groups[" + i + "]", "groups[" + i + "]", groups.get(i), findings);
            }
        }
    }

    private static void destination(Side<?> side, String destination, Findings findings) {
        String path = side.path() + ".destination";
        if (PhysicalNames.isReserved(destination)) {
            findings.add(path, Reason.NameReserved, "destination is '" + destination + "'; " + endings());
        } else if (destination.equals(".") || destination.equals("..")) {
            findings.add(path, Reason.Malformed, "destination is '" + destination + "'; use a letter or a digit");
        } else if (side.isOn(BrokerType.RabbitMq) && destination.startsWith("amq.")) {
            findings.add(
                    path,
                    Reason.NameReserved,
                    "destination is '" + destination + "'; RabbitMQ keeps names that begin with amq. to itself");
        }
    }

    private static void group(String path, String field, String group, Findings findings) {
        if (PhysicalNames.isReserved(group)) {
            findings.add(path, Reason.NameReserved, field + " is '" + group + "'; " + endings());
        }
    }

    private static String endings() {
        return "names that end in alone, inbox, dlq, retry or retry and a delay are Weir's own, choose another";
    }

    static void queueCanNameOthers(Candidate candidate, Findings findings) {
        Side<InputSpec> input = candidate.input();
        String queue = input == null ? null : input.endpoint().queue();
        if (input == null || queue == null || !input.isOn(BrokerType.RabbitMq)) {
            return;
        }
        if (queue.isBlank() || queue.getBytes(StandardCharsets.UTF_8).length > Bounds.QUEUE_BYTES) {
            findings.add(
                    "spec.input.queue",
                    Reason.OutOfRange,
                    "queue is '" + queue + "'; RabbitMQ takes names of 1 to " + Bounds.QUEUE_BYTES + " bytes");
        } else if (input.endpoint().destination() == null && !queue.matches(Bounds.NAME)) {
            findings.add(
                    "spec.input.destination",
                    Reason.Missing,
                    "queue '" + queue + "' cannot stand in the names of retry and dead-letter queues; add a"
                            + " destination of A-Z a-z 0-9 . _ and - for them to be named after");
        }
    }

    static void derivedNamesAreNotTooLong(Candidate candidate, Findings findings) {
        PhysicalNames names = candidate.names();
        if (names != null) {
            tooLong("spec.input", "input.destination or input.group", physical(names, candidate), findings);
        }
        Side<OutputSpec> output = candidate.output();
        if (output != null) {
            String destination = output.endpoint().destination();
            Stream<String> queues =
                    output.endpoint().groups().stream().map(it -> new PhysicalNames(destination, it).deadLetters());
            tooLong("spec.output", "output.destination or output.groups", queues, findings);
        }
    }

    private static Stream<String> physical(PhysicalNames names, Candidate candidate) {
        RetrySchedule schedule = candidate.schedule();
        List<Duration> tiers = schedule == null ? List.of() : schedule.tiers();
        return names.all(tiers).stream();
    }

    private static void tooLong(String path, String shorten, Stream<String> names, Findings findings) {
        names.filter(it -> it.length() > PhysicalNames.MAX_LENGTH)
                .max(Comparator.comparingInt(String::length).thenComparing(it -> it))
                .ifPresent(it -> findings.add(
                        path,
                        Reason.NameTooLong,
                        "'" + it + "' has " + it.length() + " characters and a broker takes " + PhysicalNames.MAX_LENGTH
                                + "; shorten " + shorten));
    }
}
