package dev.weir.runner.live;

import dev.weir.runner.output.Columns;
import dev.weir.runner.output.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows rows: as a picture that changes where a person watches, else as a block of lines once in a while. */
public final class LiveView {
    /** Between two blocks of plain lines. */
    private static final long PLAIN_EVERY = 5_000_000_000L;

    private final Terminal terminal;
    private long lastPlain;
    private boolean shown;

    public LiveView(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Shows the rows of now. */
    public void show(List<Row> rows, String below) {
        if (terminal.isInteractive()) {
            var lines = new ArrayList<>(table(rows));
            lines.set(0, terminal.bold(lines.getFirst()));
            lines.addAll(troubles(rows));
            lines.add("");
            lines.add(below);
            terminal.picture(lines);
        } else if (!shown || System.nanoTime() - lastPlain >= PLAIN_EVERY) {
            shown = true;
            lastPlain = System.nanoTime();
            rows.forEach(row -> terminal.result(plain(row)));
        }
    }

    /** The table that {@code status} prints as well. */
    public static List<String> table(List<Row> rows) {
        var columns = new Columns("INTEGRATION", "STATE", "IN/S", "OUT/S", "RETRYING", "DEAD", "LAG", "RESTARTS");
        rows.forEach(row -> columns.row(
                row.name(),
                row.state(),
                rate(row.inRate()),
                rate(row.outRate()),
                number(row.depth().retrying()),
                number(row.depth().dead()),
                number(lag(row)),
                number(row.restarts())));
        return columns.lines();
    }

    /** Why messages do not flow, where they do not. */
    public static List<String> troubles(List<Row> rows) {
        return rows.stream()
                .filter(it -> it.trouble() != null)
                .map(it -> it.name() + ": " + it.trouble())
                .toList();
    }

    private static String plain(Row row) {
        String trouble = row.trouble() == null ? "" : "  (" + row.trouble() + ")";
        return String.format(
                Locale.ROOT,
                "%-16s %-8s in/s %6s  out/s %6s  retrying %4s  dead %4s  lag %4s%s",
                row.name(),
                row.state(),
                rate(row.inRate()),
                rate(row.outRate()),
                number(row.depth().retrying()),
                number(row.depth().dead()),
                number(lag(row)),
                trouble);
    }

    private static long lag(Row row) {
        return Math.max(row.lag(), row.depth().waiting());
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%.1f", perSecond);
    }

    private static String number(long number) {
        return number < 0 ? "?" : Long.toString(number);
    }
}
