package dev.weir.images;

import dev.weir.model.BrokerSpec;
import dev.weir.model.ConnectorSpec;
import dev.weir.model.IntegrationSpec;
import dev.weir.model.Manifest;
import dev.weir.plan.resolve.References;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whatever is asked for is this broker and this connector; there are no Secrets. */
record OneBroker(BrokerSpec broker, ConnectorSpec connector) implements References {
    @Override
    public Optional<BrokerSpec> broker(String namespace, String name) {
        return Optional.of(broker);
    }

    @Override
    public Optional<ConnectorSpec> connector(String name) {
        return Optional.of(connector);
    }

    @Override
    public Optional<Set<String>> secretKeys(String namespace, String name) {
        return Optional.empty();
    }

    @Override
    public Collection<Manifest<IntegrationSpec>> integrations() {
        return List.of();
    }
}
