package dev.weir.operator.cache;

import dev.weir.operator.secret.SecretDigests;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.config.informer.FieldSelector;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.SecondaryToPrimaryMapper;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.TransformingItemStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The Secrets of the watched namespaces, without their values. */
public final class SecretCache<P extends HasMetadata> {
    private final List<InformerEventSource<Secret, P>> sources;

    private SecretCache(List<InformerEventSource<Secret, P>> sources) {
        this.sources = sources;
    }

    /** A cache that wakes whom the mapper names when a value or a key changes. */
    public static <P extends HasMetadata> SecretCache<P> of(
            EventSourceContext<P> context, Set<String> namespaces, SecondaryToPrimaryMapper<Secret> wakes) {
        // one store for each namespace: an informer that lists anew empties its store of everything else
        return new SecretCache<>(namespaces.stream()
                .sorted()
                .map(it -> source(context, it, wakes))
                .toList());
    }

    private static <P extends HasMetadata> InformerEventSource<Secret, P> source(
            EventSourceContext<P> context, String namespace, SecondaryToPrimaryMapper<Secret> wakes) {
        var configuration = InformerEventSourceConfiguration.from(Secret.class, context.getPrimaryResourceClass())
                .withName("secrets " + namespace)
                .withInformerListLimit(IntegrationCaches.PAGE)
                .withNamespaces(namespace)
                // releases of Helm are large, many, and nobody's options
                .withFieldSelector(new FieldSelector(new FieldSelector.Field("type", "helm.sh/release.v1", true)))
                .withItemStore(new TransformingItemStore<>(SecretDigests::of))
                .withSecondaryToPrimaryMapper(wakes)
                .withOnUpdateFilter(SecretDigests::differ)
                .build();
        return new InformerEventSource<>(configuration, context);
    }

    /** What feeds the cache. */
    public List<InformerEventSource<Secret, P>> sources() {
        return sources;
    }

    /** What is remembered of a Secret. */
    public Optional<Secret> get(String namespace, String name) {
        var id = new ResourceID(name, namespace);
        return sources.stream().flatMap(it -> it.get(id).stream()).findFirst();
    }
}
