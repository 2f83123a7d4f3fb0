package dev.weir.runner.manifest;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** YAML, the connectors at hand and what becomes of both: all that {@code lint}, {@code render} and {@code run} look at. */
public record Workspace(
        ManifestFolder folder,
        ConnectorCatalogue catalogue,
        FolderReferences references,
        StandIn standIn,
        FolderPlan plan) {

    /**
     * Where to look.
     *
     * @param files files and folders of YAML
     * @param named connectors by name, each a folder or jar
     * @param shelves folders of connectors
     */
    public record Places(List<Path> files, Map<String, Path> named, List<Path> shelves) {
        public Places {
            files = List.copyOf(files);
            named = Map.copyOf(named);
            shelves = List.copyOf(shelves);
        }
    }

    /** Reads, resolves and plans; every problem is a finding of the plan. */
    public static Workspace load(Places places, StandIn standIn) {
        ManifestFolder folder = ManifestFolder.read(places.files());
        ConnectorCatalogue catalogue =
                ConnectorCatalogue.collect(places.named(), folder, places.files(), places.shelves());
        var references = new FolderReferences(folder, catalogue, standIn);
        return new Workspace(folder, catalogue, references, standIn, FolderPlan.of(folder, catalogue, references));
    }
}
