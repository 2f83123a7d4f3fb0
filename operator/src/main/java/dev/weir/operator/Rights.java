package dev.weir.operator;

import dev.weir.operator.Right.Where;
import dev.weir.operator.kind.Kinds;
import java.util.List;

/** Everything the operator may do. Roles are made from this table, the start checks it, and tests run with nothing more. */
final class Rights {
    private static final List<String> READ = List.of("get", "list", "watch");
    private static final List<String> KEEP = List.of("get", "list", "watch", "create", "patch", "delete");

    static final List<Right> ALL = List.of(
            watched(Kinds.GROUP, "integrations", READ, "what is asked for"),
            watched(Kinds.GROUP, "integrations/status", List.of("patch"), "to say how far it is"),
            watched(Kinds.GROUP, "integrations/finalizers", List.of("update"), "to own objects, where that is checked"),
            watched(Kinds.GROUP, "brokers", READ, "what Integrations name"),
            watched(Kinds.GROUP, "brokers/status", List.of("patch"), "to say whether they can be used"),
            new Right(Where.Cluster, Kinds.GROUP, "connectors", READ, "the catalogue, one for the cluster"),
            new Right(
                    Where.Cluster,
                    Kinds.GROUP,
                    "connectors/status",
                    List.of("patch"),
                    "to say whether they can be used"),
            watched("", "secrets", READ, "keys and digests of the Secrets that are named; no value is kept"),
            watched("", "configmaps", KEEP, "the configuration of the processes"),
            watched("", "services", KEEP, "where the processes are reached"),
            watched("apps", "deployments", KEEP, "the processes"),
            watched("networking.k8s.io", "networkpolicies", KEEP, "who reaches the processes"),
            watched("policy", "poddisruptionbudgets", KEEP, "how many processes may be away"),
            watched("autoscaling", "horizontalpodautoscalers", KEEP, "who chooses the number of processes"),
            watched("keda.sh", "scaledobjects", KEEP, "who chooses it where KEDA is"),
            watched("keda.sh", "triggerauthentications", KEEP, "how KEDA logs in at a broker"),
            watched("monitoring.coreos.com", "podmonitors", KEEP, "where Prometheus finds metrics"),
            watched("monitoring.coreos.com", "servicemonitors", KEEP, "the same where there is no PodMonitor"),
            watched(
                    "",
                    "pods",
                    List.of("get", "list", "watch", "patch"),
                    "why they are not ready; to make kubelets look at a changed state at once"),
            watched("", "events", List.of("create"), "to tell what changed"),
            new Right(
                    Where.Own,
                    "coordination.k8s.io",
                    "leases",
                    List.of("get", "create", "update", "patch"),
                    "so that of several operators one works"));

    private Rights() {}

    private static Right watched(String group, String resource, List<String> verbs, String why) {
        return new Right(Where.Watched, group, resource, verbs, why);
    }
}
