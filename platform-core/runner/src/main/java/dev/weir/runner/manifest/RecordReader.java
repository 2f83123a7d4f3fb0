package dev.weir.runner.manifest;

import dev.weir.runner.manifest.Scalars.Unfit;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads the model's records from YAML: every field known, of the right type and written once. What is wrong is reported
 * and left out, so that one look finds everything.
 */
final class RecordReader {
    private final Positions positions;
    private final Report report;
    private final Scalars scalars;

    RecordReader(Positions positions, Report report, Scalars scalars) {
        this.positions = positions;
        this.report = report;
        this.scalars = scalars;
    }

    /**
     * A record; null when the node is not a map.
     *
     * @param ignored names that may stand there without being fields of the record
     */
    <T extends Record> @Nullable T record(Class<T> type, String path, Node node, Set<String> ignored) {
        Map<String, Node> fields = fields(path, node, names(type), ignored);
        if (fields == null) {
            return null;
        }
        var values = new ArrayList<@Nullable Object>();
        for (RecordComponent component : type.getRecordComponents()) {
            Node value = fields.get(component.getName());
            String at = below(path, component.getName());
            values.add(value == null ? null : value(component.getGenericType(), at, value));
        }
        return construct(type, values);
    }

    /** The fields of a map, in order; null, reported, when it is none. Ignored names are known and left out. */
    @Nullable
    Map<String, Node> fields(String path, Node node, Set<String> known, Set<String> ignored) {
        if (!(node instanceof MappingNode map)) {
            wrong(path, node, "is " + scalars.describe(node) + "; write a map of " + String.join(", ", known));
            return null;
        }
        var fields = new LinkedHashMap<String, Node>();
        entries(path, map).forEach((name, value) -> {
            if (known.contains(name)) {
                fields.put(name, value);
            } else if (!ignored.contains(name)) {
                String around = path.isEmpty() ? "" : " in " + last(path);
                report.add(
                        positions.of(below(path, name)),
                        below(path, name),
                        "there is no field '" + name + "'" + around + Suggestion.of(name, known));
            }
        });
        return fields;
    }

    /** Every entry of a map by its key as text; remembers where the key stands. */
    private Map<String, Node> entries(String path, MappingNode map) {
        var entries = new LinkedHashMap<String, Node>();
        for (NodeTuple tuple : map.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                report.add(positions.of(tuple.getKeyNode()), path, "a field's name is a list or a map; write text");
                continue;
            }
            String at = below(path, key.getValue());
            if (entries.putIfAbsent(key.getValue(), tuple.getValueNode()) == null) {
                positions.put(at, key);
            } else {
                int line = positions.of(at).line();
                report.add(positions.of(key), at, "'" + key.getValue() + "' is also in line " + line + "; keep one");
            }
        }
        return entries;
    }

    private @Nullable Object value(Type type, String path, Node node) {
        if (Scalars.isNull(node)) {
            return null;
        }
        if (type instanceof ParameterizedType generic) {
            Type content = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            return generic.getRawType() == List.class ? list(content, path, node) : map(content, path, node);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return record(plain.asSubclass(Record.class), path, node, Set.of());
        }
        try {
            return scalars.read(plain, node);
        } catch (Unfit unfit) {
            wrong(path, node, unfit.getMessage());
            return null;
        }
    }

    private @Nullable List<@Nullable Object> list(Type content, String path, Node node) {
        if (!(node instanceof SequenceNode sequence)) {
            wrong(path, node, "is " + scalars.describe(node) + "; write a list");
            return null;
        }
        var list = new ArrayList<@Nullable Object>();
        for (Node item : sequence.getValue()) {
            String at = path + "[" + list.size() + "]";
            positions.put(at, item);
            list.add(value(content, at, item));
        }
        return list;
    }

    private @Nullable Map<String, @Nullable Object> map(Type content, String path, Node node) {
        if (!(node instanceof MappingNode mapping)) {
            wrong(path, node, "is " + scalars.describe(node) + "; write a map");
            return null;
        }
        var map = new LinkedHashMap<String, @Nullable Object>();
        entries(path, mapping).forEach((name, value) -> {
            String at = below(path, name);
            map.put(name, content == Object.class ? free(at, value) : value(content, at, value));
        });
        return map;
    }

    /** Whatever is written, for options that have a schema of their own. */
    private @Nullable Object free(String path, Node node) {
        return switch (node) {
            case MappingNode mapping -> map(Object.class, path, mapping);
            case SequenceNode sequence -> {
                var list = new ArrayList<@Nullable Object>();
                for (Node item : sequence.getValue()) {
                    String at = path + "[" + list.size() + "]";
                    positions.put(at, item);
                    list.add(free(at, item));
                }
                yield list;
            }
            case ScalarNode scalar -> Scalars.isNull(scalar) ? null : Scalars.free(scalar);
            default -> null;
        };
    }

    private void wrong(String path, Node node, @Nullable String message) {
        report.add(positions.of(node), path, (path.isEmpty() ? "the document" : last(path)) + " " + message);
    }

    private static Set<String> names(Class<? extends Record> type) {
        var names = new LinkedHashSet<String>();
        Arrays.stream(type.getRecordComponents()).forEach(it -> names.add(it.getName()));
        return names;
    }

    private static <T extends Record> T construct(Class<T> type, List<@Nullable Object> values) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " is a public record that takes any values", e);
        }
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
