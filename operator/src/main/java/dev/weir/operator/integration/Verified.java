package dev.weir.operator.integration;

import dev.weir.operator.manifest.Blueprint;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object that was as its blueprint wants it, and what shows that nobody has touched it since. Its status and annotations
 * are others' to write, and are not looked at.
 *
 * @param version generation, which counts what is asked for; the resource version where a kind has no generation
 */
record Verified(
        Blueprint blueprint,
        String uid,
        String version,
        @Nullable Map<String, String> labels,
        List<OwnerReference> owners) {

    static Verified of(Blueprint blueprint, HasMetadata object) {
        ObjectMeta metadata = object.getMetadata();
        Long generation = metadata.getGeneration();
        return new Verified(
                blueprint,
                metadata.getUid(),
                generation == null ? "resource " + metadata.getResourceVersion() : generation.toString(),
                metadata.getLabels(),
                metadata.getOwnerReferences());
    }
}
