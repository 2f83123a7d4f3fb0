package dev.weir.runner.kube;

import dev.weir.runner.output.Refusal;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes the Job for the dead letters of an Integration of the cluster. */
final class LetterJobs {
    private static final int LONGEST_NAME = 50;
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private final Kubectl kubectl;
    private final String image;

    LetterJobs(Kubectl kubectl, String image) {
        this.kubectl = kubectl;
        this.image = image;
    }

    /** @throws Refusal when there is no such Integration, it reads nothing, or its Broker is missing */
    LetterJob of(String name, List<String> arguments) {
        JsonNode integration = ClusterIntegrations.named(kubectl, name);
        JsonNode spec = integration.path("spec");
        if (!spec.has("input")) {
            throw Refusal.usage(name + " reads nothing, so it has no dead letters");
        }
        String broker =
                spec.at("/input/broker/name").asString(spec.at("/broker/name").asString(""));
        JsonNode found = kubectl.find("get", "brokers.weir.dev", broker)
                .orElseThrow(() -> Refusal.problem("there is no Broker '" + broker + "', which " + name + " names"));
        List<String> pullSecrets = spec.at("/podTemplate/imagePullSecrets")
                .valueStream()
                .map(it -> it.path("name").asString())
                .toList();
        String resources = String.join(
                "\n---\n",
                List.of(
                        reader(integration).toString(),
                        plain(found).toString(),
                        sink(spec).toString()));
        return new LetterJob(jobName(name), name, image, resources, secrets(found), pullSecrets, arguments);
    }

    /** The Integration as far as its dead letters go: what reads, without the connector's own options and output. */
    private static ObjectNode reader(JsonNode integration) {
        ObjectNode plain = plain(integration);
        ObjectNode spec = plain.putObject("spec");
        Stream.of("connector", "broker", "input", "delivery")
                .filter(it -> integration.path("spec").has(it))
                .forEach(it -> spec.set(it, integration.path("spec").path(it)));
        ((ObjectNode) spec.path("connector")).remove("version");
        return plain;
    }

    private static ObjectNode sink(JsonNode spec) {
        ObjectNode connector = JsonMapper.shared().createObjectNode();
        connector.put("apiVersion", "weir.dev/v1alpha1").put("kind", "Connector");
        connector.putObject("metadata").put("name", spec.at("/connector/name").asString());
        connector.putObject("spec").put("role", "sink");
        return connector;
    }

    /** What people write: no status, nothing of the server's. */
    private static ObjectNode plain(JsonNode object) {
        ObjectNode plain = JsonMapper.shared().createObjectNode();
        plain.set("apiVersion", object.path("apiVersion"));
        plain.set("kind", object.path("kind"));
        plain.putObject("metadata")
                .put("name", object.at("/metadata/name").asString())
                .put("namespace", object.at("/metadata/namespace").asString());
        plain.set("spec", object.path("spec").deepCopy());
        return plain;
    }

    private static List<String> secrets(JsonNode broker) {
        return Stream.of(
                        "/spec/auth/secret/name",
                        "/spec/tls/ca/name",
                        "/spec/tls/certificate/name",
                        "/spec/tls/key/name")
                .map(it -> Optional.of(broker.at(it)).filter(JsonNode::isString))
                .flatMap(Optional::stream)
                .map(JsonNode::asString)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
    }

    private static String jobName(String integration) {
        var random = new SecureRandom();
        var end = new StringBuilder();
        random.ints(6, 0, LETTERS.length()).forEach(it -> end.append(LETTERS.charAt(it)));
        String begin = integration.replaceAll("[^a-z0-9-]", "-");
        return "weir-dlq-" + begin.substring(0, Math.min(begin.length(), LONGEST_NAME - 16)) + "-" + end;
    }
}
