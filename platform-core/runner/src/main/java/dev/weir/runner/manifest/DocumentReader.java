package dev.weir.runner.manifest;

import dev.weir.model.BrokerSpec;
import dev.weir.model.ConnectorSpec;
import dev.weir.model.IntegrationSpec;
import dev.weir.model.Manifest;
import dev.weir.model.Metadata;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Tells what kind of resource a document is and reads it. */
final class DocumentReader {
    private static final List<String> KINDS = List.of(Manifest.INTEGRATION, Manifest.BROKER, Manifest.CONNECTOR);
    private static final Set<String> FIELDS = new TreeSet<>(Set.of("apiVersion", "kind", "metadata", "spec"));
    /** What a cluster adds to resources that are read back from it. */
    private static final Set<String> CLUSTERS_OWN = Set.of(
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "managedFields",
            "finalizers",
            "ownerReferences");

    private final Resources resources;
    private final Report report;
    /** Findings of earlier documents. */
    private int start;

    DocumentReader(Resources resources, Report report) {
        this.resources = resources;
        this.report = report;
    }

    void read(Path file, Node root) {
        start = report.size();
        var positions = new Positions(file, root);
        String version = word(root, "apiVersion");
        String kind = word(root, "kind");
        if (version == null || kind == null) {
            String missing = version == null ? "apiVersion" : "kind";
            report.add(positions.of(root), missing, missing + " is missing; each document says apiVersion and kind");
        } else if (version.startsWith("weir.dev/")) {
            ours(positions, root, version, kind);
        } else if (version.equals("v1") && kind.equals("Secret")) {
            new SecretReader(positions, report).read(root).ifPresent(secret -> {
                String name = secret.namespace() + "/" + secret.name();
                resources.add(kind, name, positions, secret, resources.secrets);
            });
        } else {
            resources.passedOver.add(positions.of(root) + ": " + kind + " of " + version);
        }
    }

    private static @Nullable String word(Node root, String field) {
        if (!(root instanceof MappingNode map)) {
            return null;
        }
        return map.getValue().stream()
                .filter(it -> it.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(field))
                .map(it -> it.getValueNode() instanceof ScalarNode value ? value.getValue() : "")
                .findFirst()
                .orElse(null);
    }

    private void ours(Positions positions, Node root, String version, String kind) {
        var reader = new RecordReader(positions, report, new Scalars(false));
        Map<String, Node> fields = reader.fields("", root, FIELDS, Set.of("status"));
        if (!version.equals(Manifest.API_VERSION)) {
            String message = "apiVersion is '" + version + "'; write " + Manifest.API_VERSION;
            report.add(positions.of("apiVersion"), "apiVersion", message);
        }
        if (!KINDS.contains(kind)) {
            String message = "there is no kind '" + kind + "'" + Suggestion.of(kind, KINDS);
            report.add(positions.of("kind"), "kind", message);
        } else if (fields != null) {
            switch (kind) {
                case Manifest.INTEGRATION ->
                    add(kind, IntegrationSpec.class, reader, positions, fields, resources.integrations);
                case Manifest.BROKER -> add(kind, BrokerSpec.class, reader, positions, fields, resources.brokers);
                default -> add(kind, ConnectorSpec.class, reader, positions, fields, resources.connectors);
            }
        }
    }

    private <T extends Record> void add(
            String kind,
            Class<T> type,
            RecordReader reader,
            Positions positions,
            Map<String, Node> fields,
            Map<String, Placed<T>> into) {
        Metadata metadata = metadata(reader, positions, fields.get("metadata"));
        Node written = fields.get("spec");
        if (written == null || Scalars.isNull(written)) {
            report.add(positions.of("spec"), "spec", "spec is missing");
            return;
        }
        T spec = reader.record(type, "spec", written, Set.of());
        if (metadata != null && spec != null) {
            // a Connector is there for all namespaces
            String name = type == ConnectorSpec.class ? metadata.name() : metadata.qualifiedName();
            var manifest = new Manifest<>(Manifest.API_VERSION, kind, metadata, spec);
            resources.add(kind, name, positions, new Placed<>(manifest, positions, report.paths(start)), into);
        }
    }

    private @Nullable Metadata metadata(RecordReader reader, Positions positions, @Nullable Node node) {
        Metadata metadata = node == null || Scalars.isNull(node)
                ? Metadata.of(Metadata.DEFAULT_NAMESPACE, "")
                : reader.record(Metadata.class, "metadata", node, CLUSTERS_OWN);
        if (metadata != null && isAbsent(metadata.name())) {
            report.add(positions.of("metadata"), "metadata.name", "name is missing; write metadata: {name: …}");
            return null;
        }
        return metadata;
    }

    /** The record takes absent fields for text, whatever it declares. */
    private static boolean isAbsent(@Nullable String text) {
        return text == null || text.isEmpty();
    }
}
