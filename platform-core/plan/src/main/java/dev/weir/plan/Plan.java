package dev.weir.plan;

import dev.weir.model.SecretRef;
import dev.weir.wire.TopologyText;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What an Integration becomes. Equal inputs give equal plans, byte by byte, on a laptop and in a cluster.
 *
 * @param app the process
 * @param permissions what each Broker's user must be allowed, the input's Broker first
 */
public record Plan(AppPlan app, List<Permissions> permissions) {
    public Plan {
        permissions = List.copyOf(permissions);
    }

    /** Everything for a reader: the properties, and after them, as comments, what the process needs around it. */
    public String text() {
        return app.text()
                + needs().lines()
                        .map(line -> line.isEmpty() ? "#\n" : "# " + line + "\n")
                        .reduce("#\n", String::concat);
    }

    /** What the process needs around it: its workload, secrets, topology and permissions. */
    public String needs() {
        var text = new StringBuilder();
        Workload workload = app.workload();
        text.append("process ").append(workload.namespace()).append('/').append(workload.name());
        text.append(": ").append(workload.connector()).append(", ").append(workload.state());
        text.append(", replicas ").append(workload.replicas()).append('\n');
        workload.ports().forEach(it -> line(text, "port " + it.name() + " " + it.number()));
        section(text, "secrets", app.secrets().stream().map(Plan::secret).toList());
        section(text, "topology", topology());
        permissions.forEach(it -> section(text, "permissions on " + place(it), it.lines()));
        permissions.forEach(
                it -> section(text, "permissions on " + place(it) + " of who handles dead letters", it.redrive()));
        return text.toString();
    }

    private static String place(Permissions permissions) {
        return permissions.type().text() + " " + permissions.broker();
    }

    private List<String> topology() {
        SortedMap<String, String> lines = TopologyText.print(app.topology());
        return Stream.of("topic", "exchange", "queue", "binding")
                .flatMap(kind -> IntStream.iterate(0, i -> i + 1)
                        .mapToObj(i -> lines.get(TopologyText.PREFIX + kind + "s[" + i + "]"))
                        .takeWhile(Objects::nonNull)
                        .map(line -> kind + " " + line))
                .toList();
    }

    private static String secret(SecretBinding binding) {
        SecretRef secret = binding.secret();
        return binding.property() + " from " + secret.name() + "/" + secret.key();
    }

    private static void section(StringBuilder text, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append('\n').append(title).append('\n');
            lines.forEach(it -> line(text, it));
        }
    }

    private static void line(StringBuilder text, String line) {
        text.append("  ").append(line).append('\n');
    }
}
