package dev.weir.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** All tables of a run, written for people and for machines. */
public final class Report {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final String head;
    private final List<Table> tables = new ArrayList<>();

    /**
     * A report without tables.
     *
     * @param head what was run, and on what
     */
    public Report(String head) {
        this.head = head;
    }

    /** Adds a table. */
    public void add(Table table) {
        tables.add(table);
    }

    /** Whether every row that was asked for is shown. */
    public boolean complete() {
        return tables.stream().allMatch(it -> it.refused().isEmpty());
    }

    /** The report as text. */
    public String markdown() {
        return "# The ladder\n\n" + head + "\n\n"
                + tables.stream().map(Table::markdown).collect(Collectors.joining());
    }

    /** Writes {@code report.md} and {@code report.json}. */
    public void write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("report.md"), markdown());
            var machine = Map.of(
                    "head", head, "tables", tables.stream().map(Table::machine).toList());
            Files.writeString(folder.resolve("report.json"), JSON.writeValueAsString(machine));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the report to " + folder, e);
        }
    }
}
