package dev.weir.topology;

import java.util.List;
import java.util.stream.Collectors;

/** The broker differs from the plan; the message lists every difference with its fix. */
public final class TopologyMismatch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Difference> differences;

    TopologyMismatch(List<Difference> differences) {
        super(differences.stream()
                .map(Difference::toString)
                .collect(Collectors.joining("\n  ", "the broker differs from the plan:\n  ", "")));
        this.differences = List.copyOf(differences);
    }

    /** All differences, in the order of the topology; never empty. */
    public List<Difference> differences() {
        return differences;
    }
}
