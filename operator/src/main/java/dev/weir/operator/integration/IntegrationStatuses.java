package dev.weir.operator.integration;

import dev.weir.model.BrokerRef;
import dev.weir.model.InputSpec;
import dev.weir.model.IntegrationSpec;
import dev.weir.operator.kind.Condition;
import dev.weir.operator.kind.Integration;
import dev.weir.operator.kind.IntegrationStatus;
import dev.weir.operator.kind.Reading;
import dev.weir.operator.manifest.Labels;
import dev.weir.operator.status.ConditionReason;
import dev.weir.operator.status.ConditionSet;
import dev.weir.operator.status.ConditionType;
import dev.weir.operator.status.Verdict;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the status of an Integration from what came of looking at it. */
final class IntegrationStatuses {
    private static final String ARROW = " → ";

    private final Clock clock;

    IntegrationStatuses(Clock clock) {
        this.clock = clock;
    }

    IntegrationStatus of(Integration integration, @Nullable Deployment deployment, Outcome outcome) {
        ConditionSet conditions = new ConditionSet(
                        before(integration), integration.getMetadata().getGeneration(), clock)
                .with(ConditionType.Ready, outcome.ready())
                .with(ConditionType.Accepted, outcome.accepted())
                .with(ConditionType.ResolvedRefs, outcome.resolved())
                .with(ConditionType.Programmed, outcome.programmed());
        if (outcome.isStalled()) {
            Verdict ready = outcome.ready();
            conditions.with(ConditionType.Stalled, new Verdict(Condition.Truth.True, ready.reason(), ready.message()));
        }
        if (outcome.autoscaled() != null) {
            conditions.with(ConditionType.Autoscaled, outcome.autoscaled());
        }
        List<Reading> leftBehind = LeftBehind.after(integration, outcome.reading());
        LeftBehind.verdict(integration, leftBehind).ifPresent(it -> conditions.with(ConditionType.LeftBehind, it));
        Reading reading = outcome.reading() == null ? reading(integration) : outcome.reading();
        return status(
                integration,
                deployment,
                integration.getMetadata().getGeneration(),
                reading,
                leftBehind,
                conditions.list());
    }

    /** Everything stays as it was said last, and why nothing else is said. */
    IntegrationStatus handsOff(Integration integration, @Nullable Deployment deployment) {
        List<Condition> before = before(integration);
        long generation = integration.getMetadata().getGeneration();
        var conditions = new ArrayList<Condition>(before.stream()
                .filter(it -> !it.type().equals(ConditionType.ReconciliationPaused.name()))
                .toList());
        conditions.addAll(new ConditionSet(before, generation, clock)
                .with(
                        ConditionType.ReconciliationPaused,
                        Verdict.yes(
                                ConditionReason.PausedByAnnotation,
                                "nothing is changed until the annotation " + Annotations.RECONCILIATION
                                        + " is removed"))
                .list());
        Long observed = Optional.ofNullable(integration.getStatus())
                .map(IntegrationStatus::observedGeneration)
                .orElse(null);
        List<Reading> leftBehind = Optional.ofNullable(integration.getStatus())
                .map(IntegrationStatus::leftBehind)
                .orElse(List.of());
        return status(integration, deployment, observed, reading(integration), leftBehind, conditions);
    }

    /** What was said last; nothing before the first look. */
    static List<Condition> before(Integration integration) {
        return integration.getStatus() == null
                ? List.of()
                : integration.getStatus().conditions();
    }

    private static @Nullable Reading reading(Integration integration) {
        return integration.getStatus() == null ? null : integration.getStatus().reading();
    }

    private static IntegrationStatus status(
            Integration integration,
            @Nullable Deployment deployment,
            @Nullable Long observed,
            @Nullable Reading reading,
            List<Reading> leftBehind,
            List<Condition> conditions) {
        var counts = deployment == null ? null : deployment.getStatus();
        return new IntegrationStatus(
                observed,
                counts == null ? 0 : number(counts.getReplicas()),
                counts == null ? 0 : number(counts.getReadyReplicas()),
                Labels.podSelector(integration.getMetadata().getName()),
                brokers(integration.getSpec()),
                route(integration.getSpec()),
                deployment == null ? null : image(deployment),
                reading,
                leftBehind,
                conditions);
    }

    private static int number(@Nullable Integer count) {
        return count == null ? 0 : count;
    }

    private static @Nullable String image(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getContainers().stream()
                .map(Container::getImage)
                .findFirst()
                .orElse(null);
    }

    private static String brokers(IntegrationSpec spec) {
        BrokerRef common = spec.broker();
        return Stream.of(
                        Optional.ofNullable(spec.input()).map(it -> it.broker() == null ? common : it.broker()),
                        Optional.ofNullable(spec.output()).map(it -> it.broker() == null ? common : it.broker()))
                .flatMap(Optional::stream)
                .filter(Objects::nonNull)
                .map(BrokerRef::name)
                .distinct()
                .collect(Collectors.joining(ARROW));
    }

    private static String route(IntegrationSpec spec) {
        InputSpec input = spec.input();
        String from = input == null ? "" : input.queue() == null ? text(input.destination()) : input.queue();
        String to = spec.output() == null ? "" : spec.output().destination();
        return (from + ARROW + to).strip();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
