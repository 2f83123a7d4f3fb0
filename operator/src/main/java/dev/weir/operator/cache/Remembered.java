package dev.weir.operator.cache;

import dev.weir.operator.kind.Integration;
import dev.weir.operator.manifest.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Map;

/** What is remembered of objects of which there are many: what somebody here asks for, and no more. */
public final class Remembered {
    private Remembered() {}

    /** Everything but who wrote which field. The object itself is changed: nobody has it before its cache. */
    public static <R extends HasMetadata> R withoutManagers(R object) {
        object.getMetadata().setManagedFields(null);
        return object;
    }

    /** What it asks for, without what became of it. */
    static Integration asked(Integration integration) {
        integration.setStatus(null);
        return withoutManagers(integration);
    }

    /** Whose it is, what it was told and how it is; not what it is made of. */
    static Pod howItIs(Pod pod) {
        ObjectMeta metadata = pod.getMetadata();
        metadata.setLabels(only(metadata.getLabels(), Labels.INTEGRATION));
        metadata.setAnnotations(only(metadata.getAnnotations(), Labels.STATE));
        metadata.setOwnerReferences(null);
        pod.setSpec(null);
        return withoutManagers(pod);
    }

    private static Map<String, String> only(@org.jspecify.annotations.Nullable Map<String, String> all, String key) {
        String value = all == null ? null : all.get(key);
        return value == null ? Map.of() : Map.of(key, value);
    }
}
