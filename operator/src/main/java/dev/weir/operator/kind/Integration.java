package dev.weir.operator.kind;

import dev.weir.model.IntegrationSpec;
import dev.weir.model.Manifest;
import dev.weir.model.Metadata;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** An Integration as the API server keeps it. */
@Group(Kinds.GROUP)
@Version(Kinds.VERSION)
@ShortNames("intg")
@ValidationRule(
        value = "self.metadata.name.size() <= 63 && self.metadata.name.matches('^[a-z]([-a-z0-9]*[a-z0-9])?$')",
        message =
                "metadata.name becomes the name of a Service: at most 63 lower-case letters, digits and -, beginning with"
                        + " a letter")
public final class Integration extends CustomResource<IntegrationSpec, IntegrationStatus> implements Namespaced {
    private static final long serialVersionUID = 1;

    /** The same resource as the plan takes it. */
    public Manifest<IntegrationSpec> manifest() {
        return Manifest.integration(
                Metadata.of(getMetadata().getNamespace(), getMetadata().getName()), getSpec());
    }
}
