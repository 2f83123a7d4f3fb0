package dev.weir.bench.ladder;

import dev.weir.bench.report.Spread;
import dev.weir.bench.report.Table;
import dev.weir.bench.rung.Rung;
import dev.weir.bench.site.Site;
import dev.weir.bench.trial.Pace;
import dev.weir.bench.trial.Pace.Latency;
import dev.weir.bench.trial.Unbalanced;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What a rung adds to the way of an order, at a pace far below its limit, against the first of the rungs. */
record Latencies(String title, List<Rung> rungs) {
    private static final int PER_SECOND = 1000;
    private static final int SECONDS = 10;

    Table run(Site site, int rounds, Path folder, Consumer<String> notes) throws Exception {
        Map<Rung, List<Latency>> all = new LinkedHashMap<>();
        rungs.forEach(it -> all.put(it, new ArrayList<>()));
        Table table = new Table(title);
        for (int round = 1; round <= rounds; round++) {
            for (Rung rung : rungs) {
                try {
                    Latency latency = new Pace(site, rung, PER_SECOND, SECONDS, folder).run();
                    all.getOrDefault(rung, new ArrayList<>()).add(latency);
                    notes.accept("%s, round %d, %s: p50 %.2f ms, p99 %.2f ms"
                            .formatted(title, round, rung.name(), latency.median(), latency.tail()));
                } catch (Unbalanced e) {
                    table.refuse(rung.name(), String.valueOf(e.getMessage()));
                    return table;
                }
            }
        }
        all.forEach((rung, latencies) -> add(table, rung, latencies, all.getOrDefault(rungs.getFirst(), List.of())));
        return table;
    }

    private static void add(Table table, Rung rung, List<Latency> latencies, List<Latency> measure) {
        Map<String, Spread> figures = new LinkedHashMap<>();
        figures.put("p50 ms", spread(latencies, Latency::median));
        figures.put("p99 ms", spread(latencies, Latency::tail));
        figures.put("added p50 ms", added(latencies, measure, Latency::median));
        figures.put("added p99 ms", added(latencies, measure, Latency::tail));
        table.row(rung.name(), figures, "%.2f");
    }

    private static Spread spread(List<Latency> latencies, ToDoubleFunction<Latency> figure) {
        return Spread.of(latencies.stream().map(figure::applyAsDouble).toList());
    }

    private static Spread added(List<Latency> latencies, List<Latency> measure, ToDoubleFunction<Latency> figure) {
        return Spread.of(IntStream.range(0, latencies.size())
                .mapToObj(it -> figure.applyAsDouble(latencies.get(it)) - figure.applyAsDouble(measure.get(it)))
                .toList());
    }
}
