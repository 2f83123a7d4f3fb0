package dev.weir.operator.manifest;

import dev.weir.model.Scaling;
import dev.weir.model.State;
import dev.weir.plan.AppPlan;
import dev.weir.plan.Workload;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that the objects of one Integration are made from. Equal blueprints give equal objects.
 *
 * @param ownerId uid of the Integration, which owns every object
 * @param secretDigest another digest, other values in the Secrets the process reads
 * @param restartedAt value of the annotation that asks for a restart; null without one
 */
public record Blueprint(
        AppPlan app,
        String ownerId,
        String secretDigest,
        @Nullable String restartedAt) {
    Workload workload() {
        return app.workload();
    }

    String name() {
        return workload().name();
    }

    String image() {
        return Objects.requireNonNull(workload().image(), "an Integration without an image is refused before");
    }

    /** Whether one pod can be away while another works. */
    public boolean hasSeveralPods() {
        return workload().processes() > 1;
    }

    /** Whether somebody else says how many pods there are. */
    public boolean isScaled() {
        return workload().scaling() != null && workload().state() != State.Stopped;
    }

    Scaling scaling() {
        return Objects.requireNonNull(workload().scaling(), "an Integration without scaling has no autoscaler");
    }
}
