package dev.weir.runner.output;

import dev.weir.plan.AppPlan;
import dev.weir.plan.Permissions;
import dev.weir.plan.SecretBinding;
import dev.weir.plan.Workload;
import dev.weir.runner.manifest.FolderPlan.Planned;
import dev.weir.wire.Topology;
import java.util.List;
import java.util.SortedMap;

/**
 * A plan for machines.
 *
 * @param digest SHA-256 of the text
 * @param secrets properties and the Secrets that hold their values
 */
public record Rendering(
        String integration,
        String digest,
        SortedMap<String, String> properties,
        List<SecretBinding> secrets,
        Topology topology,
        Workload workload,
        List<Permissions> permissions) {

    /** The plan of an Integration. */
    public static Rendering of(Planned planned) {
        AppPlan app = planned.plan().app();
        return new Rendering(
                planned.source().qualifiedName(),
                app.digest(),
                app.properties(),
                app.secrets(),
                app.topology(),
                app.workload(),
                planned.plan().permissions());
    }
}
