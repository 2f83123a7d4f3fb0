package dev.weir.runner.kube;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An Integration of a cluster, from what is asked for down to its pods.
 *
 * @param condition status of the condition Ready: True, False or Unknown
 * @param current whether the status is about what is asked for now
 * @param route destinations with an arrow between
 * @param events the last ones, of the Integration and what belongs to it, the newest last
 */
public record ClusterStatus(
        String namespace,
        String name,
        String condition,
        boolean current,
        String broker,
        String route,
        List<Condition> conditions,
        List<Workload> deployments,
        List<Event> events) {
    private static final int EVENTS = 8;
    private static final String LABEL = "weir.dev/integration=";

    /** One condition of the status. */
    public record Condition(String type, String status, String reason, String message) {}

    /** The Deployment and its pods. */
    public record Workload(String name, int wanted, int ready, String image, List<Pod> pods) {}

    /**
     * One pod.
     *
     * @param trouble why its container does not run; null when it does
     */
    public record Pod(
            String name,
            String phase,
            boolean ready,
            int restarts,
            @Nullable String trouble) {}

    /**
     * One event.
     *
     * @param object kind and name of what it is about
     */
    public record Event(@Nullable Instant last, String type, String object, String reason, String message) {}

    /** Whether what is asked for now is what runs. */
    public boolean isReady() {
        return current && condition.equals("True");
    }

    /** Asks the cluster. */
    public static ClusterStatus of(Kubectl kubectl, String name) {
        JsonNode integration = ClusterIntegrations.named(kubectl, name);
        List<JsonNode> children =
                items(kubectl.json("get", "deployments,replicasets,pods", "-l", LABEL + name, "-o", "json"));
        JsonNode status = integration.path("status");
        List<Condition> conditions = status.path("conditions")
                .valueStream()
                .map(it -> new Condition(text(it, "type"), text(it, "status"), text(it, "reason"), text(it, "message")))
                .toList();
        return new ClusterStatus(
                integration.at("/metadata/namespace").asString(),
                name,
                conditions.stream()
                        .filter(it -> it.type().equals("Ready"))
                        .map(Condition::status)
                        .findFirst()
                        .orElse("Unknown"),
                status.path("observedGeneration").asLong(-1)
                        == integration.at("/metadata/generation").asLong(),
                text(status, "broker"),
                text(status, "route"),
                conditions,
                deployments(children),
                events(kubectl, name, children));
    }

    private static List<Workload> deployments(List<JsonNode> children) {
        List<Pod> pods = kind(children, "Pod").map(ClusterStatus::pod).toList();
        return kind(children, "Deployment")
                .map(it -> new Workload(
                        it.at("/metadata/name").asString(),
                        it.at("/spec/replicas").asInt(1),
                        it.at("/status/readyReplicas").asInt(0),
                        it.at("/spec/template/spec/containers/0/image").asString(),
                        pods))
                .toList();
    }

    private static Pod pod(JsonNode pod) {
        JsonNode container = pod.at("/status/containerStatuses/0");
        JsonNode waits = container.at("/state/waiting/reason");
        JsonNode ended = container.at("/state/terminated/reason");
        boolean ready = pod.at("/status/conditions")
                .valueStream()
                .anyMatch(it ->
                        text(it, "type").equals("Ready") && text(it, "status").equals("True"));
        return new Pod(
                pod.at("/metadata/name").asString(),
                pod.at("/metadata/deletionTimestamp").isMissingNode()
                        ? pod.at("/status/phase").asString()
                        : "Terminating",
                ready,
                container.path("restartCount").asInt(0),
                waits.isString() ? waits.asString() : ended.isString() ? ended.asString() : null);
    }

    private static List<Event> events(Kubectl kubectl, String name, List<JsonNode> children) {
        Set<String> objects = new HashSet<>(Set.of("Integration/" + name));
        children.forEach(it ->
                objects.add(text(it, "kind") + "/" + it.at("/metadata/name").asString()));
        List<Event> all = items(kubectl.json("get", "events", "-o", "json")).stream()
                .map(ClusterStatus::event)
                .filter(it -> objects.contains(it.object()))
                .sorted(Comparator.comparing(Event::last, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
        return all.subList(Math.max(0, all.size() - EVENTS), all.size());
    }

    private static Event event(JsonNode event) {
        JsonNode about = event.path("involvedObject");
        String last = Stream.of("lastTimestamp", "eventTime", "firstTimestamp")
                .map(it -> text(event, it))
                .filter(it -> !it.isEmpty())
                .findFirst()
                .orElse("");
        return new Event(
                last.isEmpty() ? null : Instant.parse(last),
                text(event, "type"),
                text(about, "kind") + "/" + text(about, "name"),
                text(event, "reason"),
                text(event, "message"));
    }

    private static Stream<JsonNode> kind(List<JsonNode> objects, String kind) {
        return objects.stream().filter(it -> text(it, "kind").equals(kind));
    }

    private static List<JsonNode> items(JsonNode list) {
        return list.path("items").valueStream().toList();
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
