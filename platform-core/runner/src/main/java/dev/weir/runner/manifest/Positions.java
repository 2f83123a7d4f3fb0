package dev.weir.runner.manifest;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Where the fields of one document stand, by path. */
public final class Positions {
    private final Path file;
    private final Position start;
    private final Map<String, Position> fields = new HashMap<>();

    Positions(Path file, Node root) {
        this.file = file;
        this.start = of(root);
    }

    void put(String path, Node node) {
        fields.put(path, of(node));
    }

    Position of(Node node) {
        return of(file, node.getStartMark());
    }

    static Position of(Path file, Optional<Mark> mark) {
        return mark.map(it -> new Position(file, it.getLine() + 1, it.getColumn() + 1))
                .orElse(Position.whole(file));
    }

    /** The field's place, or where the nearest field around it stands when it is not written. */
    public Position of(String path) {
        for (String at = path; !at.isEmpty(); at = parent(at)) {
            Position found = fields.get(at);
            if (found != null) {
                return found;
            }
        }
        return start;
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }
}
