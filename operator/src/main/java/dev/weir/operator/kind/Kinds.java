package dev.weir.operator.kind;

import dev.weir.model.Manifest;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;

/** Where the kinds are in an API server. */
public final class Kinds {
    public static final String GROUP = "weir.dev";
    public static final String VERSION = "v1alpha1";
    /** What {@code kubectl get weir} lists. */
    public static final String CATEGORY = "weir";
    /** {@value #GROUP} and {@value #VERSION} as objects say it. */
    public static final String API_VERSION = Manifest.API_VERSION;

    /** All kinds, each of which must be known to the API server before the operator starts. */
    public static final List<Class<? extends HasMetadata>> ALL =
            List.of(Integration.class, Broker.class, Connector.class);

    private Kinds() {}
}
