package dev.weir.runner.manifest;

import dev.weir.model.BrokerSpec;
import dev.weir.model.ConnectorSpec;
import dev.weir.model.IntegrationSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was read so far, each resource by its name and once. */
final class Resources {
    final Map<String, Placed<IntegrationSpec>> integrations = new LinkedHashMap<>();
    final Map<String, Placed<BrokerSpec>> brokers = new LinkedHashMap<>();
    final Map<String, Placed<ConnectorSpec>> connectors = new LinkedHashMap<>();
    final Map<String, SecretValues> secrets = new LinkedHashMap<>();
    final List<String> passedOver = new ArrayList<>();

    private final Map<String, Position> places = new LinkedHashMap<>();
    private final Report report;

    Resources(Report report) {
        this.report = report;
    }

    /** Adds a resource; reported, and left out, when there is one of its kind and name already. */
    <T> void add(String kind, String qualifiedName, Positions positions, T resource, Map<String, T> into) {
        Position at = positions.of("metadata.name");
        Position first = places.putIfAbsent(kind + " " + qualifiedName, at);
        if (first == null) {
            into.put(qualifiedName, resource);
        } else {
            String where = first.file().equals(at.file()) ? "line " + first.line() : first.file() + ":" + first.line();
            report.add(
                    at,
                    "metadata.name",
                    kind + " '" + qualifiedName + "' is also in " + where + "; rename or remove one");
        }
    }
}
