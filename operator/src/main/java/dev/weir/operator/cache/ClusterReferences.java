package dev.weir.operator.cache;

import dev.weir.model.BrokerSpec;
import dev.weir.model.ConnectorSpec;
import dev.weir.model.IntegrationSpec;
import dev.weir.model.Manifest;
import dev.weir.operator.kind.Broker;
import dev.weir.operator.kind.Connector;
import dev.weir.operator.kind.Integration;
import dev.weir.plan.resolve.References;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers from the caches, for one Integration. */
final class ClusterReferences implements References {
    private final IntegrationCaches caches;
    private final Integration subject;

    ClusterReferences(IntegrationCaches caches, Integration subject) {
        this.caches = caches;
        this.subject = subject;
    }

    @Override
    public Optional<BrokerSpec> broker(String namespace, String name) {
        return caches.broker(namespace, name).map(Broker::getSpec);
    }

    @Override
    public Optional<ConnectorSpec> connector(String name) {
        return caches.connector(name).map(Connector::getSpec);
    }

    @Override
    public Optional<Set<String>> secretKeys(String namespace, String name) {
        return caches.secret(namespace, name).map(Secret::getData).map(it -> Set.copyOf(it.keySet()));
    }

    /** Those that were there before, so that a newcomer cannot take a name away from what runs. */
    @Override
    public Collection<Manifest<IntegrationSpec>> integrations() {
        return caches.integrations()
                .filter(it -> it.getSpec() != null && Neighbours.wasThereBefore(it, subject))
                .map(Integration::manifest)
                .toList();
    }

    @Override
    public Collection<Manifest<IntegrationSpec>> rivals(Manifest<IntegrationSpec> integration) {
        return caches.rivals(integration)
                .filter(it -> Neighbours.wasThereBefore(it, subject))
                .map(Integration::manifest)
                .toList();
    }

    @Override
    public Set<String> brokers(String namespace) {
        return caches.brokers(namespace).map(it -> it.getMetadata().getName()).collect(Collectors.toSet());
    }

    @Override
    public Set<String> connectors() {
        return caches.connectors().map(it -> it.getMetadata().getName()).collect(Collectors.toSet());
    }
}
