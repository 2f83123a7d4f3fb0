package dev.weir.operator.cache;

import dev.weir.model.IntegrationSpec;
import dev.weir.model.Manifest;
import dev.weir.operator.kind.Integration;
import dev.weir.plan.resolve.NameIndex;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.SecondaryToPrimaryMapper;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All Integrations, with an index of the names they want that is never behind the cache. */
final class NeighbourCache {
    private final NameIndex<ResourceID> names = new NameIndex<>();
    private final List<InformerEventSource<Integration, Integration>> sources;

    /** A cache that wakes whom the mapper names when an Integration is made, edited or deleted. */
    NeighbourCache(
            EventSourceContext<Integration> context,
            Set<String> namespaces,
            SecondaryToPrimaryMapper<Integration> wakes) {
        // one store for each namespace: an informer that lists anew empties its store of everything else
        sources = namespaces.stream()
                .sorted()
                .map(it -> source(context, it, wakes))
                .toList();
    }

    private InformerEventSource<Integration, Integration> source(
            EventSourceContext<Integration> context, String namespace, SecondaryToPrimaryMapper<Integration> wakes) {
        var configuration = InformerEventSourceConfiguration.from(Integration.class, Integration.class)
                .withName("neighbours " + namespace)
                .withInformerListLimit(IntegrationCaches.PAGE)
                .withNamespaces(namespace)
                .withItemStore(new Store(names))
                .withSecondaryToPrimaryMapper(wakes)
                .withOnUpdateFilter(NeighbourCache::isEdited)
                .build();
        return new InformerEventSource<>(configuration, context);
    }

    private static boolean isEdited(Integration now, Integration before) {
        return !Objects.equals(
                now.getMetadata().getGeneration(), before.getMetadata().getGeneration());
    }

    List<InformerEventSource<Integration, Integration>> sources() {
        return sources;
    }

    Stream<Integration> all() {
        return sources.stream().flatMap(it -> it.list(any -> true));
    }

    /** Those that may want a name which the Integration wants; itself too, when it is known. */
    Stream<ResourceID> rivals(Manifest<IntegrationSpec> integration) {
        return names.rivals(integration).stream();
    }

    Optional<Integration> get(ResourceID id) {
        return sources.stream().flatMap(it -> it.get(id).stream()).findFirst();
    }

    private static final class Store extends BasicItemStore<Integration> {
        private final NameIndex<ResourceID> names;

        Store(NameIndex<ResourceID> names) {
            super(Cache::metaNamespaceKeyFunc);
            this.names = names;
        }

        @Override
        public @Nullable Integration put(String key, Integration integration) {
            if (integration.getSpec() == null) {
                names.remove(ResourceID.fromResource(integration));
            } else {
                names.put(ResourceID.fromResource(integration), integration.manifest());
            }
            return super.put(key, Remembered.asked(integration));
        }

        @Override
        public @Nullable Integration remove(String key) {
            Integration removed = super.remove(key);
            if (removed != null) {
                names.remove(ResourceID.fromResource(removed));
            }
            return removed;
        }
    }
}
