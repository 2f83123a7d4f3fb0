package dev.weir.runner.kube;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an apply would do to one object.
 *
 * @param object kind, namespace and name
 * @param change created, changed or unchanged
 * @param fields what is different
 */
public record ClusterDiff(String object, Change change, List<Field> fields) {
    private static final Set<String> OF_THE_SERVER = Set.of(
            "managedFields",
            "resourceVersion",
            "uid",
            "creationTimestamp",
            "generation",
            "selfLink",
            "ownerReferences");

    /** Whether there is something to do. */
    public enum Change {
        created,
        changed,
        unchanged
    }

    /**
     * One field.
     *
     * @param path such as spec.replicas
     * @param before null where it is new
     * @param after null where it goes
     */
    public record Field(
            String path, @Nullable String before, @Nullable String after) {}

    /**
     * What {@code kubectl apply --server-side} would change, as the API server itself says: defaults and checks included.
     *
     * @throws dev.weir.runner.output.Refusal when it would be refused, with the server's reason
     */
    public static List<ClusterDiff> of(Kubectl kubectl, List<Path> files) {
        var diffs = new ArrayList<ClusterDiff>();
        for (Path file : files) {
            String text = kubectl.ask(
                    "",
                    "apply",
                    "--server-side",
                    "--force-conflicts",
                    "--dry-run=server",
                    "-o",
                    "json",
                    "-f",
                    file.toString());
            for (JsonNode after : objects(text)) {
                diffs.add(of(kubectl, after));
            }
        }
        return diffs;
    }

    private static List<JsonNode> objects(String text) {
        return JsonTexts.all(text).stream()
                .flatMap(it -> it.has("items") ? it.path("items").valueStream() : Stream.of(it))
                .toList();
    }

    private static ClusterDiff of(Kubectl kubectl, JsonNode after) {
        String kind = after.path("kind").asString();
        String api = after.path("apiVersion").asString();
        String name = after.at("/metadata/name").asString();
        String namespace = after.at("/metadata/namespace").asString("");
        // kind.version.group, so that kinds of the same name are told apart
        int slash = api.indexOf('/');
        String type = slash < 0 ? kind : kind + "." + api.substring(slash + 1) + "." + api.substring(0, slash);
        var question = new ArrayList<>(List.of("get", type, name));
        if (!namespace.isEmpty()) {
            question.add("--namespace=" + namespace);
        }
        String object = kind + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
        return kubectl.find(question.toArray(String[]::new))
                .map(before -> changed(object, kind, before, after))
                .orElseGet(() -> new ClusterDiff(object, Change.created, List.of()));
    }

    private static ClusterDiff changed(String object, String kind, JsonNode before, JsonNode after) {
        var fields = new ArrayList<Field>();
        compare("", people(before), people(after), kind.equals("Secret"), fields);
        return new ClusterDiff(object, fields.isEmpty() ? Change.unchanged : Change.changed, List.copyOf(fields));
    }

    /** Without what the server and its controllers write. */
    private static JsonNode people(JsonNode object) {
        ObjectNode copy = (ObjectNode) object.deepCopy();
        copy.remove("status");
        if (copy.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove(OF_THE_SERVER);
            if (metadata.path("annotations") instanceof ObjectNode annotations) {
                annotations.remove("kubectl.kubernetes.io/last-applied-configuration");
            }
        }
        return copy;
    }

    private static void compare(String path, JsonNode before, JsonNode after, boolean secret, List<Field> fields) {
        if (before.equals(after)) {
            return;
        }
        if ((before.isObject() || before.isMissingNode()) && (after.isObject() || after.isMissingNode())) {
            var names = new TreeSet<String>();
            before.propertyNames().forEach(names::add);
            after.propertyNames().forEach(names::add);
            names.forEach(it ->
                    compare(path.isEmpty() ? it : path + "." + it, before.path(it), after.path(it), secret, fields));
            return;
        }
        boolean hidden = secret && (path.startsWith("data.") || path.startsWith("stringData."));
        fields.add(new Field(path, text(before, hidden, "(a value)"), text(after, hidden, "(another value)")));
    }

    private static @Nullable String text(JsonNode value, boolean hidden, String instead) {
        if (value.isMissingNode()) {
            return null;
        }
        return hidden ? instead : value.toString();
    }

    /** As people read it. */
    public List<String> lines() {
        var lines = new ArrayList<>(List.of(object + ": " + change));
        fields.forEach(it -> lines.add("  " + it.path() + ": " + shown(it.before()) + " → " + shown(it.after())));
        return lines;
    }

    private static String shown(@Nullable String value) {
        return value == null ? "(none)" : value;
    }
}
