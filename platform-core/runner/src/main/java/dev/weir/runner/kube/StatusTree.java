package dev.weir.runner.kube;

import dev.weir.runner.output.Ages;
import dev.weir.runner.output.Columns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A {@link ClusterStatus} as people read it. */
public final class StatusTree {
    private StatusTree() {}

    /** The lines: what it is, its conditions, Deployment and pods, events. */
    public static List<String> lines(ClusterStatus status, Instant now) {
        var lines = new ArrayList<String>();
        lines.add("Integration " + status.namespace() + "/" + status.name() + "   Ready=" + status.condition()
                + (status.current() ? "" : "   (the operator has not seen the last change yet)"));
        if (!status.route().isEmpty()) {
            lines.add("│  " + status.route() + " on " + status.broker());
        }
        status.deployments().forEach(it -> workload(it, lines));
        lines.add("├─ Conditions");
        if (status.conditions().isEmpty()) {
            lines.add("│  none: no operator has looked at it; does one watch this namespace?");
        } else {
            var columns = new Columns("TYPE", "STATUS", "REASON", "MESSAGE");
            status.conditions().forEach(it -> columns.row(it.type(), it.status(), it.reason(), it.message()));
            columns.lines().forEach(it -> lines.add("│  " + it));
        }
        lines.add("└─ Events");
        if (status.events().isEmpty()) {
            lines.add("   none that are kept");
        } else {
            var columns = new Columns("AGE", "TYPE", "OBJECT", "REASON", "MESSAGE");
            status.events()
                    .forEach(it ->
                            columns.row(Ages.of(it.last(), now), it.type(), it.object(), it.reason(), it.message()));
            columns.lines().forEach(it -> lines.add("   " + it));
        }
        return lines;
    }

    private static void workload(ClusterStatus.Workload workload, List<String> lines) {
        lines.add("├─ Deployment " + workload.name() + "   " + workload.ready() + "/" + workload.wanted() + " ready   "
                + workload.image());
        for (ClusterStatus.Pod pod : workload.pods()) {
            String last = pod.equals(workload.pods().getLast()) ? "└" : "├";
            lines.add("│  " + last + "─ Pod " + pod.name() + "   " + pod.phase()
                    + (pod.ready() ? ", ready" : ", not ready")
                    + (pod.restarts() == 0 ? "" : ", restarted " + pod.restarts() + " times")
                    + (pod.trouble() == null ? "" : ": " + pod.trouble()));
        }
    }
}
