package dev.weir.operator.cache;

import dev.weir.operator.kind.Integration;
import dev.weir.operator.manifest.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.TransformingItemStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The pods of Integrations; a change wakes whose it is. */
final class PodCache {
    private static final String BY_INTEGRATION = "by integration";

    private final List<InformerEventSource<Pod, Integration>> sources;

    PodCache(EventSourceContext<Integration> context, Set<String> namespaces) {
        // one store for each namespace: an informer that lists anew empties its store of everything else
        sources = namespaces.stream().sorted().map(it -> source(context, it)).toList();
        sources.forEach(it -> it.addIndexers(Map.of(
                BY_INTEGRATION,
                pod -> integration(pod).map(ResourceID::toString).toList())));
    }

    private static InformerEventSource<Pod, Integration> source(
            EventSourceContext<Integration> context, String namespace) {
        var configuration = InformerEventSourceConfiguration.from(Pod.class, Integration.class)
                .withName("pods " + namespace)
                .withInformerListLimit(IntegrationCaches.PAGE)
                .withNamespaces(namespace)
                .withLabelSelector(Labels.SELECTOR)
                .withItemStore(new TransformingItemStore<>(Remembered::howItIs))
                .withSecondaryToPrimaryMapper(pod -> integration(pod).collect(java.util.stream.Collectors.toSet()))
                .withOnUpdateFilter(PodChange::tellsSomething)
                .build();
        return new InformerEventSource<>(configuration, context);
    }

    private static Stream<ResourceID> integration(Pod pod) {
        return Stream.ofNullable(pod.getMetadata().getLabels().get(Labels.INTEGRATION))
                .map(it -> new ResourceID(it, pod.getMetadata().getNamespace()));
    }

    List<InformerEventSource<Pod, Integration>> sources() {
        return sources;
    }

    List<Pod> of(ResourceID integration) {
        return sources.stream()
                .flatMap(it -> it.byIndex(BY_INTEGRATION, integration.toString()).stream())
                .toList();
    }
}
