package dev.weir.runner.manifest;

import dev.weir.model.Metadata;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a Secret as Kubernetes writes it; nothing it reports shows a value. */
final class SecretReader {
    /** The fields of a Secret. */
    record Fields(
            String apiVersion,
            String kind,
            @Nullable Map<String, Object> metadata,
            @Nullable String type,
            @Nullable Boolean immutable,
            @Nullable Map<String, @Nullable String> data,
            @Nullable Map<String, @Nullable String> stringData) {}

    private final Positions positions;
    private final Report report;

    SecretReader(Positions positions, Report report) {
        this.positions = positions;
        this.report = report;
    }

    Optional<SecretValues> read(Node root) {
        var reader = new RecordReader(positions, report, new Scalars(true));
        Fields fields = reader.record(Fields.class, "", root, Set.of());
        if (fields == null) {
            return Optional.empty();
        }
        Map<String, Object> metadata = fields.metadata() == null ? Map.of() : fields.metadata();
        if (!(metadata.get("name") instanceof String name)) {
            report.add(positions.of("metadata"), "metadata.name", "name is missing; write metadata: {name: …}");
            return Optional.empty();
        }
        Object namespace = metadata.getOrDefault("namespace", Metadata.DEFAULT_NAMESPACE);
        return Optional.of(new SecretValues(namespace.toString(), name, values(fields)));
    }

    /** Plain text wins over base64, as in a cluster. */
    private Map<String, byte[]> values(Fields fields) {
        var values = new TreeMap<String, byte[]>();
        entries(fields.data()).forEach((key, base64) -> SecretValues.decode(base64)
                .ifPresentOrElse(value -> values.put(key, value), () -> {
                    String path = "data." + key;
                    report.add(
                            positions.of(path), path, key + " is not base64; encode it, or write it under stringData");
                }));
        entries(fields.stringData()).forEach((key, text) -> values.put(key, text.getBytes(StandardCharsets.UTF_8)));
        return values;
    }

    private static Map<String, String> entries(@Nullable Map<String, @Nullable String> written) {
        var entries = new TreeMap<String, String>();
        if (written != null) {
            written.forEach((key, value) -> entries.put(key, value == null ? "" : value));
        }
        return entries;
    }
}
