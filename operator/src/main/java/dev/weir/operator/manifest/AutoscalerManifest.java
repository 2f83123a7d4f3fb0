package dev.weir.operator.manifest;

import dev.weir.model.Scaling;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpecBuilder;

/** Who chooses the number of processes. It scales the Integration, so that the Deployment has one writer. */
public final class AutoscalerManifest {
    /** Waiting messages of a process, as the connectors publish it. */
    private static final String LAG = "weir_lag";

    private static final int PROCESSOR_PERCENT = 80;

    private AutoscalerManifest() {}

    /** The autoscaler of an Integration that is scaled. */
    public static HorizontalPodAutoscaler of(Blueprint blueprint) {
        Scaling scaling = blueprint.scaling();
        return new HorizontalPodAutoscalerBuilder()
                .withMetadata(Labels.metadata(blueprint))
                .withNewSpec()
                .withNewScaleTargetRef("weir.dev/v1alpha1", "Integration", blueprint.name())
                .withMinReplicas(scaling.min())
                .withMaxReplicas(scaling.max())
                .withMetrics(metric(scaling))
                .endSpec()
                .build();
    }

    private static MetricSpec metric(Scaling scaling) {
        Integer lag = scaling.targetLag();
        return lag == null ? processor() : lag(lag);
    }

    private static MetricSpec processor() {
        return new MetricSpecBuilder()
                .withType("Resource")
                .withNewResource()
                .withName("cpu")
                .withNewTarget()
                .withType("Utilization")
                .withAverageUtilization(PROCESSOR_PERCENT)
                .endTarget()
                .endResource()
                .build();
    }

    private static MetricSpec lag(int messages) {
        return new MetricSpecBuilder()
                .withType("Pods")
                .withNewPods()
                .withNewMetric()
                .withName(LAG)
                .endMetric()
                .withNewTarget()
                .withType("AverageValue")
                .withAverageValue(new Quantity(Integer.toString(messages)))
                .endTarget()
                .endPods()
                .build();
    }
}
