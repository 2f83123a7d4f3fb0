package dev.weir.runner.output;

import java.util.ArrayList;
import java.util.List;

/** Text in columns, two spaces apart; numbers to the right. */
public final class Columns {
    private final List<List<String>> rows = new ArrayList<>();

    /** Starts with the headings. */
    public Columns(String... headings) {
        rows.add(List.of(headings));
    }

    /** One more row, as many cells as headings. */
    public Columns row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** The lines, headings first, nothing after the last letter. */
    public List<String> lines() {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = row.get(i);
            String space = " ".repeat(widths[i] - cell.length());
            line.append(isNumeric(i) ? space + cell : cell + space).append("  ");
        }
        return line.toString().stripTrailing();
    }

    private boolean isNumeric(int column) {
        return rows.stream().skip(1).allMatch(it -> it.get(column).matches("[-?]?[0-9.,]*"));
    }
}
