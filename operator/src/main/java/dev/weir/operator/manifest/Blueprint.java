package dev.weir.operator.manifest;

import dev.weir.model.Scaling;
import dev.weir.model.State;
import dev.weir.operator.optional.OptionalKind;
import dev.weir.plan.AppPlan;
import dev.weir.plan.Workload;
import dev.weir.plan.resolve.Resolved.Input;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that the objects of one Integration are made from. Equal blueprints give equal objects.
 *
 * @param ownerId uid of the Integration, which owns every object
 * @param secretDigest another digest, other values in the Secrets the process reads
 * @param restartedAt value of the annotation that asks for a restart; null without one
 * @param input what the processes read; null for a source
 * @param kinds optional kinds that the cluster has
 * @param monitorLabels what a Prometheus selects monitors by
 */
public record Blueprint(
        AppPlan app,
        String ownerId,
        String secretDigest,
        @Nullable String restartedAt,
        @Nullable Input input,
        Set<OptionalKind> kinds,
        Map<String, String> monitorLabels) {
    public Blueprint {
        kinds = Set.copyOf(kinds);
        monitorLabels = Map.copyOf(monitorLabels);
    }

    /** Nobody selects monitors by labels. */
    public Blueprint(
            AppPlan app,
            String ownerId,
            String secretDigest,
            @Nullable String restartedAt,
            @Nullable Input input,
            Set<OptionalKind> kinds) {
        this(app, ownerId, secretDigest, restartedAt, input, kinds, Map.of());
    }

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

    /** Whether processes are to run at all. */
    public boolean hasPods() {
        return workload().processes() > 0;
    }

    /** Whether the broker itself is asked what waits, instead of the pods. */
    public boolean isScaledByKeda() {
        return isScaled()
                && kinds.contains(OptionalKind.ScaledObject)
                && lag().filter(LagTrigger::isPossible).isPresent();
    }

    /** Whether the broker wants to know who asks. */
    public boolean hasLogin() {
        return lag().filter(it -> !it.parameters().isEmpty()).isPresent();
    }

    /** How to ask for what waits; empty when nobody wants to scale by that. */
    Optional<LagTrigger> lag() {
        Input read = input;
        Integer lag = scaling().targetLag();
        return read == null || lag == null ? Optional.empty() : Optional.of(new LagTrigger(name(), read, lag));
    }

    /** Between how many processes, and by what; only where {@link #isScaled}. */
    public Scaling scaling() {
        return Objects.requireNonNull(workload().scaling(), "an Integration without scaling has no autoscaler");
    }
}
