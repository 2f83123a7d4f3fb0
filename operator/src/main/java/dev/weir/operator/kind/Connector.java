package dev.weir.operator.kind;

import dev.weir.model.ConnectorSpec;
import dev.weir.model.Manifest;
import dev.weir.model.Metadata;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;

/** An entry of the catalogue as the API server keeps it; there for all namespaces. */
@Group(Kinds.GROUP)
@Version(Kinds.VERSION)
public final class Connector extends CustomResource<ConnectorSpec, ReferenceStatus> {
    private static final long serialVersionUID = 1;

    /** The same resource as the plan takes it. */
    public Manifest<ConnectorSpec> manifest() {
        return Manifest.connector(
                Metadata.of(Metadata.DEFAULT_NAMESPACE, getMetadata().getName()), getSpec());
    }
}
