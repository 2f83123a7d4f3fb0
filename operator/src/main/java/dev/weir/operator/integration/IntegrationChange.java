package dev.weir.operator.integration;

import dev.weir.operator.kind.Integration;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import java.util.Objects;

/** Which updates of an Integration wake the reconciler: the specification, annotations, the end; never its own status. */
final class IntegrationChange implements OnUpdateFilter<Integration> {
    @Override
    public boolean accept(Integration now, Integration before) {
        ObjectMeta after = now.getMetadata();
        ObjectMeta earlier = before.getMetadata();
        return !Objects.equals(after.getGeneration(), earlier.getGeneration())
                || !Objects.equals(after.getDeletionTimestamp(), earlier.getDeletionTimestamp())
                || !Objects.equals(after.getAnnotations(), earlier.getAnnotations());
    }
}
