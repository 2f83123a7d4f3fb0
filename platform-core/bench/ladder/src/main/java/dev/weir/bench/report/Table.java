package dev.weir.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One table of the report: rows of named cells, and the figures behind them for machines. */
public final class Table {
    private final String title;
    private final List<Map<String, String>> rows = new ArrayList<>();
    private final List<Map<String, Object>> figures = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    /** A table without rows. */
    public Table(String title) {
        this.title = title;
    }

    /** What is compared. */
    public String title() {
        return title;
    }

    /** Adds a row. */
    public void row(Map<String, String> cells, Map<String, Object> machine) {
        rows.add(new LinkedHashMap<>(cells));
        figures.add(new LinkedHashMap<>(machine));
    }

    /** Adds a row of figures under their names, each in the given format. */
    public void row(String rung, Map<String, Spread> named, String format) {
        Map<String, String> cells = new LinkedHashMap<>(Map.of("rung", rung));
        named.forEach((name, figure) -> cells.put(name, figure.text(format)));
        Map<String, Object> machine = new LinkedHashMap<>(Map.of("rung", rung));
        machine.putAll(named);
        row(cells, machine);
    }

    /** Says why a row is not there. */
    public void refuse(String name, String reason) {
        refused.add(name + " is not shown: " + reason);
    }

    /** What is shown, each row by column. */
    public List<Map<String, String>> rows() {
        return rows;
    }

    /** Why which rows are not there. */
    public List<String> refused() {
        return refused;
    }

    Map<String, Object> machine() {
        return Map.of("title", title, "rows", figures, "refused", refused);
    }

    String markdown() {
        StringBuilder text = new StringBuilder("## " + title + "\n\n");
        if (!rows.isEmpty()) {
            List<String> columns = new ArrayList<>(rows.getFirst().keySet());
            text.append(line(columns))
                    .append(line(columns.stream().map(it -> "---").toList()));
            rows.forEach(row -> text.append(line(List.copyOf(row.values()))));
        }
        refused.forEach(it -> text.append("\n**").append(it).append("**\n"));
        return text.append('\n').toString();
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
