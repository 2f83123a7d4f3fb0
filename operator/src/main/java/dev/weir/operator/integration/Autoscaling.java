package dev.weir.operator.integration;

import dev.weir.operator.manifest.Blueprint;
import dev.weir.operator.optional.OptionalKind;
import dev.weir.operator.optional.ScaledObject;
import dev.weir.operator.optional.ScaledObject.Statement;
import dev.weir.operator.status.ConditionReason;
import dev.weir.operator.status.Verdict;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerCondition;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who chooses the number of processes, by what, and whether that works. Pure. */
record Autoscaling(
        Blueprint blueprint,
        @Nullable HorizontalPodAutoscaler autoscaler,
        @Nullable ScaledObject keda) {
    private static final String NOTHING_RUNS = "ScalingDisabled";

    static Autoscaling of(Blueprint blueprint, Context<?> context) {
        // a kind that is not there cannot even be asked for
        ScaledObject keda = blueprint.kinds().contains(OptionalKind.ScaledObject)
                ? context.getSecondaryResource(ScaledObject.class).orElse(null)
                : null;
        return new Autoscaling(
                blueprint,
                context.getSecondaryResource(HorizontalPodAutoscaler.class).orElse(null),
                keda);
    }

    /** What to tell; empty when nobody asks for an autoscaler. */
    Optional<Verdict> verdict() {
        if (!blueprint.isScaled()) {
            return Optional.empty();
        }
        return Optional.of(trouble()
                .map(it -> Verdict.no(ConditionReason.MetricsUnavailable, it))
                .orElseGet(this::chosen));
    }

    private Optional<String> trouble() {
        return blueprint.isScaledByKeda() ? troubleOfKeda() : troubleOfAutoscaler();
    }

    private Optional<String> troubleOfKeda() {
        List<Statement> said = keda == null || keda.getStatus() == null
                ? null
                : keda.getStatus().conditions();
        return Stream.ofNullable(said)
                .flatMap(List::stream)
                .filter(it -> "Ready".equals(it.type()) && "False".equals(it.status()))
                .map(it -> "KEDA cannot scale: " + it.message())
                .findFirst();
    }

    private Optional<String> troubleOfAutoscaler() {
        List<HorizontalPodAutoscalerCondition> said = autoscaler == null || autoscaler.getStatus() == null
                ? null
                : autoscaler.getStatus().getConditions();
        return Stream.ofNullable(said)
                .flatMap(List::stream)
                .filter(it -> it.getType().equals("ScalingActive")
                        && it.getStatus().equals("False")
                        && !NOTHING_RUNS.equals(it.getReason()))
                .map(it -> "the autoscaler cannot scale" + advice() + ": " + it.getMessage())
                .findFirst();
    }

    private Verdict chosen() {
        if (blueprint.isScaledByKeda()) {
            return Verdict.yes(ConditionReason.ByBrokerLag, "KEDA asks the broker how many messages wait");
        }
        return blueprint.scaling().targetLag() == null
                ? Verdict.yes(ConditionReason.ByProcessorTime, "by the processor time of the pods")
                : Verdict.yes(ConditionReason.ByPodMetric, "by the metric weir_lag of the pods" + advice());
    }

    /** Why the broker is not asked, where that would be better. */
    private String advice() {
        if (blueprint.scaling().targetLag() == null) {
            return "";
        }
        return blueprint.kinds().contains(OptionalKind.ScaledObject)
                ? ", which the cluster must serve as a custom metric: KEDA cannot ask this Broker, because it takes no"
                        + " certificates for RabbitMQ"
                : ", which the cluster must serve as a custom metric: KEDA, which would ask the broker, is not installed";
    }
}
