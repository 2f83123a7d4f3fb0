package dev.weir.operator.cache;

import dev.weir.model.BrokerSpec;
import dev.weir.model.ConnectorSpec;
import dev.weir.model.IntegrationSpec;
import dev.weir.model.Manifest;
import dev.weir.operator.kind.Broker;
import dev.weir.plan.resolve.References;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What Brokers rest on: Secrets, and nothing else. */
public final class BrokerCaches implements References {
    private static final String BY_SECRET = "by secret";

    private final IndexerResourceCache<Broker> brokers;
    private final SecretCache<Broker> secrets;

    /** Caches for the namespaces; they fill when the operator starts. */
    public BrokerCaches(EventSourceContext<Broker> context, Set<String> namespaces) {
        brokers = context.getPrimaryCache();
        brokers.addIndexer(BY_SECRET, ReferenceIndex::secrets);
        secrets = SecretCache.of(context, namespaces, this::naming);
    }

    private Set<ResourceID> naming(Secret secret) {
        String key = ReferenceIndex.secret(
                secret.getMetadata().getNamespace(), secret.getMetadata().getName());
        return brokers.byIndex(BY_SECRET, key).stream()
                .map(ResourceID::fromResource)
                .collect(Collectors.toSet());
    }

    /** What feeds the caches. */
    public List<EventSource<?, Broker>> sources() {
        return List.copyOf(secrets.sources());
    }

    @Override
    public Optional<Set<String>> secretKeys(String namespace, String name) {
        return secrets.get(namespace, name).map(Secret::getData).map(it -> Set.copyOf(it.keySet()));
    }

    @Override
    public Optional<BrokerSpec> broker(String namespace, String name) {
        return Optional.empty();
    }

    @Override
    public Optional<ConnectorSpec> connector(String name) {
        return Optional.empty();
    }

    @Override
    public Collection<Manifest<IntegrationSpec>> integrations() {
        return List.of();
    }
}
