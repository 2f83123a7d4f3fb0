package dev.weir.operator.manifest;

import dev.weir.model.Scaling;
import dev.weir.operator.optional.ScaledObject;
import java.util.List;

/** KEDA chooses the number of processes, by what waits on the broker. It scales the Integration, as an autoscaler does. */
public final class ScaledObjectManifest {
    private ScaledObjectManifest() {}

    public static ScaledObject of(Blueprint blueprint) {
        Scaling scaling = blueprint.scaling();
        return ScaledObject.of(
                Labels.metadata(blueprint),
                new ScaledObject.Spec(
                        new ScaledObject.Target("weir.dev/v1alpha1", "Integration", blueprint.name()),
                        scaling.min(),
                        scaling.max(),
                        List.of(blueprint.lag().orElseThrow().trigger())));
    }
}
