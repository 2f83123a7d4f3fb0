package dev.weir.operator.kind;

import dev.weir.model.BrokerSpec;
import dev.weir.model.Manifest;
import dev.weir.model.Metadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;

/** A Broker as the API server keeps it. */
@Group(Kinds.GROUP)
@Version(Kinds.VERSION)
public final class Broker extends CustomResource<BrokerSpec, ReferenceStatus> implements Namespaced {
    private static final long serialVersionUID = 1;

    /** The same resource as the plan takes it. */
    public Manifest<BrokerSpec> manifest() {
        return Manifest.broker(
                Metadata.of(getMetadata().getNamespace(), getMetadata().getName()), getSpec());
    }
}
