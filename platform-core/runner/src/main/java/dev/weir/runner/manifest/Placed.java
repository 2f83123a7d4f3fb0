package dev.weir.runner.manifest;

import dev.weir.model.Manifest;
import dev.weir.plan.resolve.Problem;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A resource and where its fields stand.
 *
 * @param broken paths of fields that could not be read and were left out
 * @param <T> the spec's type
 */
public record Placed<T extends Record>(Manifest<T> manifest, Positions positions, Set<String> broken) {
    public Placed {
        broken = Set.copyOf(broken);
    }

    /** {@code namespace/name}. */
    public String qualifiedName() {
        return manifest.metadata().qualifiedName();
    }

    /** Where the resource begins to say who it is. */
    public Position position() {
        return positions.of("metadata.name");
    }

    /** Problems of this resource at their lines, without those that only follow from a field that could not be read. */
    Stream<Finding> findings(Stream<Problem> problems) {
        return problems.filter(it -> broken.stream().noneMatch(field -> covers(field, it.path())))
                .map(it -> new Finding(positions.of(it.path()), it.path(), it.message()));
    }

    private static boolean covers(String field, String path) {
        return path.equals(field) || path.startsWith(field + ".") || path.startsWith(field + "[");
    }
}
