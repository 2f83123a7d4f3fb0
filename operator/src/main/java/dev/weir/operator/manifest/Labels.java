package dev.weir.operator.manifest;

import dev.weir.model.PodTemplate;
import dev.weir.plan.Workload;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Names, labels and annotations of everything the operator makes. */
public final class Labels {
    /** On every object: name of the Integration it belongs to. Also what its pods are selected by. */
    public static final String INTEGRATION = "weir.dev/integration";

    /** On every object: who made it. */
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    /** Value of {@link #MANAGED_BY}. */
    public static final String WEIR = "weir";

    /** Selects everything the operator makes. */
    public static final String SELECTOR = MANAGED_BY + "=" + WEIR;

    /** On pods: digest of the configuration they started with. */
    static final String CONFIG_DIGEST = "weir.dev/config-digest";

    /** On pods: digest of the secret values they started with. */
    static final String SECRET_DIGEST = "weir.dev/secret-digest";

    /** On an Integration, and from there on its pods: another value restarts them one by one. */
    public static final String RESTARTED_AT = "weir.dev/restarted-at";

    /** On pods: the state they were told last; a change of it makes the kubelet look at their files at once. */
    public static final String STATE = "weir.dev/state";

    private Labels() {}

    /** Selects the pods of an Integration. */
    public static Map<String, String> pods(String integration) {
        return Map.of(INTEGRATION, integration);
    }

    /** {@link #pods} as text. */
    public static String podSelector(String integration) {
        return INTEGRATION + "=" + integration;
    }

    static SortedMap<String, String> of(Workload workload) {
        var labels = new TreeMap<String, String>();
        labels.put("app.kubernetes.io/name", label(workload.connector()));
        labels.put("app.kubernetes.io/instance", workload.name());
        labels.put("app.kubernetes.io/component", "connector");
        labels.put(MANAGED_BY, WEIR);
        labels.put(INTEGRATION, workload.name());
        return labels;
    }

    /** Those of the pods: what people ask for, and ours above it. */
    static SortedMap<String, String> ofPods(Workload workload) {
        SortedMap<String, String> labels = new TreeMap<>();
        PodTemplate pod = workload.pod();
        if (pod != null) {
            labels.putAll(pod.labels());
        }
        labels.putAll(of(workload));
        return labels;
    }

    /** A name may be longer than a label. */
    private static String label(String name) {
        String text = name.length() <= 63 ? name : name.substring(0, 63);
        return text.replaceAll("[^A-Za-z0-9]+$", "");
    }

    /** Metadata of an object that has the Integration's name and belongs to it. */
    static ObjectMeta metadata(Blueprint blueprint) {
        return metadata(blueprint, of(blueprint.workload()));
    }

    /** The same for what a Prometheus finds by labels; ours stay as they are. */
    static ObjectMeta ofMonitor(Blueprint blueprint) {
        var labels = new TreeMap<>(blueprint.monitorLabels());
        labels.putAll(of(blueprint.workload()));
        return metadata(blueprint, labels);
    }

    private static ObjectMeta metadata(Blueprint blueprint, Map<String, String> labels) {
        return new ObjectMetaBuilder()
                .withName(blueprint.name())
                .withNamespace(blueprint.workload().namespace())
                .withLabels(labels)
                .addNewOwnerReference()
                .withApiVersion("weir.dev/v1alpha1")
                .withKind("Integration")
                .withName(blueprint.name())
                .withUid(blueprint.ownerId())
                .withController(true)
                .withBlockOwnerDeletion(true)
                .endOwnerReference()
                .build();
    }
}
