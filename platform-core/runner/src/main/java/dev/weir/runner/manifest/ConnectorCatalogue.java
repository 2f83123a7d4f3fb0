package dev.weir.runner.manifest;

import dev.weir.model.ConnectorSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The connectors at hand. The first of a name wins: those named on the command line, those in the YAML and beside it, those
 * on the shelves.
 */
public final class ConnectorCatalogue {
    private final Map<String, FoundConnector> connectors = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    /**
     * Looks for connectors.
     *
     * @param named connectors by name, each a folder or jar
     * @param folder the YAML that was read
     * @param places where it was read from; their sub folders are looked at
     * @param shelves folders whose sub folders and jars are connectors; those that do not exist are passed over
     */
    public static ConnectorCatalogue collect(
            Map<String, Path> named, ManifestFolder folder, List<Path> places, List<Path> shelves) {
        var catalogue = new ConnectorCatalogue();
        named.forEach(catalogue::named);
        folder.connectors().forEach(catalogue::written);
        places.stream().map(it -> Files.isDirectory(it) ? it : sibling(it)).forEach(catalogue::shelf);
        shelves.forEach(catalogue::shelf);
        return catalogue;
    }

    private static Path sibling(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file : parent;
    }

    private void named(String name, Path place) {
        Optional<FoundConnector> found = FoundConnector.at(place);
        if (found.isEmpty()) {
            String message = "holds no connector: a folder has a connector.yaml, a jar META-INF/connector.yaml";
            findings.add(new Finding(Position.whole(place), "", message));
        } else if (!found.get().name().equals(name)) {
            String message = "is the connector '" + found.get().name() + "', not '" + name
                    + "'; options and messages carry that name, so use it";
            findings.add(new Finding(Position.whole(place), "", message));
        } else {
            connectors.putIfAbsent(name, found.get());
        }
    }

    private void written(Placed<ConnectorSpec> connector) {
        String name = connector.manifest().metadata().name();
        Path file = connector.position().file();
        boolean besideCode = file.endsWith(ConnectorFile.NAME);
        Path code = besideCode ? sibling(file) : null;
        connectors.putIfAbsent(name, new FoundConnector(name, Optional.of(connector), code, List.of()));
    }

    private void shelf(Path shelf) {
        if (!Files.isDirectory(shelf)) {
            return;
        }
        try (Stream<Path> children = Files.list(shelf)) {
            children.sorted().forEach(child -> FoundConnector.at(child)
                    .ifPresent(found -> connectors.merge(found.name(), found, ConnectorCatalogue::withCode)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(shelf + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** The first, with the code of the second where the first is only a description. */
    private static FoundConnector withCode(FoundConnector first, FoundConnector second) {
        return first.code() != null
                ? first
                : new FoundConnector(first.name(), first.descriptor(), second.code(), first.findings());
    }

    /** What is known of a connector. */
    Optional<ConnectorSpec> spec(String name) {
        return Optional.ofNullable(connectors.get(name))
                .flatMap(FoundConnector::descriptor)
                .map(it -> it.manifest().spec());
    }

    /** The folder or jar a connector runs from; empty when only its description is there. */
    public Optional<Path> code(String name) {
        return Optional.ofNullable(connectors.get(name)).map(FoundConnector::code);
    }

    /** Names of all connectors. */
    public Set<String> names() {
        return Set.copyOf(connectors.keySet());
    }

    /** What is wrong with what the command line named. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** What is wrong with the description of a connector, when someone uses it. */
    List<Finding> findings(String name) {
        FoundConnector found = connectors.get(name);
        return found == null ? List.of() : found.findings();
    }
}
