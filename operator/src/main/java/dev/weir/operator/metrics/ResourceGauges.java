package dev.weir.operator.metrics;

import dev.weir.operator.kind.Broker;
import dev.weir.operator.kind.Condition;
import dev.weir.operator.kind.Connector;
import dev.weir.operator.kind.Integration;
import dev.weir.operator.status.ConditionType;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.RegisteredController;
import io.javaoperatorsdk.operator.processing.Controller;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many resources there are, by kind, {@code Ready} and its reason. */
final class ResourceGauges {
    private static final String UNKNOWN = "Unknown";

    private final MultiGauge resources;

    ResourceGauges(MeterRegistry registry) {
        this.resources = MultiGauge.builder("weir.resources")
                .description("Resources by kind, Ready and its reason")
                .register(registry);
    }

    /** Counts anew what the caches hold. */
    void count(Operator operator) {
        Map<List<String>, Long> counts = operator.getRegisteredControllers().stream()
                .flatMap(ResourceGauges::cached)
                .collect(Collectors.groupingBy(ResourceGauges::labels, Collectors.counting()));
        resources.register(
                counts.entrySet().stream()
                        .map(it -> MultiGauge.Row.of(tags(it.getKey()), it.getValue()))
                        .toList(),
                true);
    }

    private static Stream<? extends HasMetadata> cached(RegisteredController<?> registered) {
        return registered instanceof Controller<?> controller
                ? controller.getEventSourceManager().getControllerEventSource().list()
                : Stream.empty();
    }

    private static List<String> labels(HasMetadata resource) {
        Condition ready = conditions(resource).stream()
                .filter(it -> it.type().equals(ConditionType.Ready.name()))
                .findFirst()
                .orElse(null);
        return List.of(
                resource.getKind(),
                ready == null ? UNKNOWN : ready.status().name(),
                ready == null ? "None" : ready.reason());
    }

    private static List<Condition> conditions(HasMetadata resource) {
        return switch (resource) {
            case Integration it when it.getStatus() != null -> it.getStatus().conditions();
            case Broker it when it.getStatus() != null -> it.getStatus().conditions();
            case Connector it when it.getStatus() != null -> it.getStatus().conditions();
            default -> List.of();
        };
    }

    private static Tags tags(List<String> labels) {
        return Tags.of("kind", labels.get(0), "ready", labels.get(1), "reason", labels.get(2));
    }
}
