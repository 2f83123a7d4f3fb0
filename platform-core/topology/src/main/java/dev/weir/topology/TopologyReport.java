package dev.weir.topology;

import java.util.List;

/**
 * What was seen while a topology was declared or verified without a difference.
 *
 * @param notes one sentence for each thing that could not be checked or is worth knowing; empty when all is as asked for
 */
public record TopologyReport(List<String> notes) {
    public TopologyReport {
        notes = List.copyOf(notes);
    }
}
