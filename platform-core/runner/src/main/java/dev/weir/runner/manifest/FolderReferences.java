package dev.weir.runner.manifest;

import dev.weir.model.BrokerSpec;
import dev.weir.model.ConnectorSpec;
import dev.weir.model.IntegrationSpec;
import dev.weir.model.Manifest;
import dev.weir.plan.resolve.References;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers from a folder, the catalogue and the Broker that stands in. */
public final class FolderReferences implements References {
    private final ManifestFolder folder;
    private final ConnectorCatalogue catalogue;
    private final StandIn standIn;

    public FolderReferences(ManifestFolder folder, ConnectorCatalogue catalogue, StandIn standIn) {
        this.folder = folder;
        this.catalogue = catalogue;
        this.standIn = standIn;
    }

    @Override
    public Optional<BrokerSpec> broker(String namespace, String name) {
        Optional<BrokerSpec> written = brokersOf(namespace)
                .filter(it -> it.metadata().name().equals(name))
                .map(Manifest::spec)
                .findFirst();
        return written.isPresent() || !standsIn(namespace) ? written : Optional.of(standIn.broker());
    }

    private boolean standsIn(String namespace) {
        return standIn.asked() || brokersOf(namespace).findAny().isEmpty();
    }

    private Stream<Manifest<BrokerSpec>> brokersOf(String namespace) {
        return folder.brokers().stream()
                .map(Placed::manifest)
                .filter(it -> it.metadata().namespace().equals(namespace));
    }

    @Override
    public Optional<ConnectorSpec> connector(String name) {
        return catalogue.spec(name);
    }

    @Override
    public Optional<Set<String>> secretKeys(String namespace, String name) {
        return secret(namespace, name).map(SecretValues::keys);
    }

    /** A Secret with its values, for whoever starts a process. */
    public Optional<SecretValues> secret(String namespace, String name) {
        return Stream.concat(
                        folder.secrets().stream().filter(it -> it.namespace().equals(namespace)),
                        standIn.login().stream())
                .filter(it -> it.name().equals(name))
                .findFirst();
    }

    @Override
    public Collection<Manifest<IntegrationSpec>> integrations() {
        return folder.integrations().stream().map(Placed::manifest).toList();
    }

    @Override
    public Set<String> brokers(String namespace) {
        return brokersOf(namespace).map(it -> it.metadata().name()).collect(Collectors.toSet());
    }

    @Override
    public Set<String> connectors() {
        return catalogue.names();
    }
}
