package dev.weir.runner.kube;

import dev.weir.runner.manifest.Suggestion;
import dev.weir.runner.output.Refusal;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Integrations as the API server has them. */
final class ClusterIntegrations {
    static final String KIND = "integrations.weir.dev";

    private ClusterIntegrations() {}

    /**
     * The Integration of that name.
     *
     * @throws Refusal when there is none, with the name that may have been meant
     */
    static JsonNode named(Kubectl kubectl, String name) {
        return kubectl.find("get", KIND, name).orElseThrow(() -> {
            List<String> names = kubectl.json("get", KIND, "-o", "json")
                    .path("items")
                    .valueStream()
                    .map(it -> it.at("/metadata/name").asString())
                    .toList();
            return Refusal.usage("there is no Integration '" + name + "' in this namespace"
                    + Suggestion.of(name, names)
                    + (names.isEmpty() ? "; it has none at all: name another with --namespace" : ""));
        });
    }
}
