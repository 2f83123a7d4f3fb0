package dev.weir.model;

import java.util.Map;

/**
 * Who a resource is.
 *
 * @param namespace {@value #DEFAULT_NAMESPACE} when absent; without meaning for a Connector, which is there for all
 */
public record Metadata(String name, String namespace, Map<String, String> labels, Map<String, String> annotations) {
    public static final String DEFAULT_NAMESPACE = "default";

    public Metadata {
        namespace = Defaults.of(namespace, DEFAULT_NAMESPACE);
        labels = Defaults.of(labels);
        annotations = Defaults.of(annotations);
    }

    /** A resource without labels and annotations. */
    public static Metadata of(String namespace, String name) {
        return new Metadata(name, namespace, Map.of(), Map.of());
    }

    /** Namespace and name as they stand in messages and metrics: {@code shop/enrich}. */
    public String qualifiedName() {
        return namespace + "/" + name;
    }
}
