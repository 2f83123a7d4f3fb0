package dev.weir.operator.integration;

import dev.weir.model.BrokerType;
import dev.weir.operator.kind.Integration;
import dev.weir.operator.kind.IntegrationStatus;
import dev.weir.operator.kind.Reading;
import dev.weir.operator.status.ConditionReason;
import dev.weir.operator.status.Verdict;
import dev.weir.plan.resolve.Resolved;
import dev.weir.plan.resolve.Resolved.Input;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an Integration read before its Broker or destination was changed: the messages there stay there. */
final class LeftBehind {
    /** As many places as are remembered; the oldest is forgotten first. */
    static final int MOST = 16;

    private LeftBehind() {}

    /** What the processes of a plan read; null for a source. */
    static @Nullable Reading now(Resolved resolved) {
        Input input = resolved.input();
        if (input == null) {
            return null;
        }
        String queue = input.spec().queue();
        return new Reading(
                input.broker().name(),
                input.broker().spec().type(),
                queue == null ? input.names().destination() : queue,
                input.names().group());
    }

    /**
     * Places that were read and are not any more.
     *
     * @param now what is read from now on; null when nothing changed
     */
    static List<Reading> after(Integration integration, @Nullable Reading now) {
        IntegrationStatus status = integration.getStatus();
        if (status == null) {
            return List.of();
        }
        Set<String> forgotten = Annotations.leftBehind(integration);
        Stream<Reading> last = now == null ? Stream.of() : Stream.ofNullable(status.reading());
        Reading current = now == null ? status.reading() : now;
        List<Reading> places = Stream.concat(status.leftBehind().stream(), last)
                .filter(it -> !isSamePlace(it, current) && !forgotten.contains(it.place()))
                .distinct()
                .toList();
        return places.subList(Math.max(0, places.size() - MOST), places.size());
    }

    /** Another address of the same Broker is the same place. */
    private static boolean isSamePlace(Reading one, @Nullable Reading other) {
        return other != null && one.place().equals(other.place()) && Objects.equals(one.group(), other.group());
    }

    /** What to tell; empty when nothing is left behind. */
    static Optional<Verdict> verdict(Integration integration, List<Reading> places) {
        if (places.isEmpty()) {
            return Optional.empty();
        }
        String list = places.stream().map(LeftBehind::text).collect(Collectors.joining("\n"));
        String forget = "kubectl annotate --overwrite intg -n "
                + integration.getMetadata().getNamespace() + " "
                + integration.getMetadata().getName() + " " + Annotations.LEFT_BEHIND + "="
                + places.stream().map(Reading::place).collect(Collectors.joining(","));
        return Optional.of(Verdict.yes(
                ConditionReason.InputChanged, list + "\nonce nothing is left there, or nobody wants it: " + forget));
    }

    private static String text(Reading place) {
        String count = place.type() == BrokerType.Kafka
                ? "kafka-consumer-groups.sh --bootstrap-server … --describe --group " + place.group()
                : "rabbitmqctl list_queues name messages";
        return "'" + place.destination() + "' on Broker '" + place.broker() + "' was read as group '" + place.group()
                + "' before and may hold messages; count them: " + count;
    }
}
