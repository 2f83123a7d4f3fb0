package dev.weir.bench.ladder;

import dev.weir.bench.report.Spread;
import dev.weir.bench.report.Table;
import dev.weir.bench.rung.AotCache;
import dev.weir.bench.rung.Rung;
import dev.weir.bench.rung.Rungs;
import dev.weir.bench.site.Site;
import dev.weir.bench.trial.Start;
import dev.weir.bench.trial.Start.Arrival;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** How long a connector takes to its first message, by the way it is packed: as one jar, as thin jars, and with a cache. */
record Starts(Rungs rungs) {
    private static final String TITLE = "Start to the first message, Kafka";

    Table run(Site site, int rounds, Path folder, Consumer<String> notes) throws InterruptedException {
        AotCache cache = new AotCache(folder.resolve("connector.aot"));
        new Start(site, rungs.weir("training", cache::writing), folder).run();
        notes.accept(TITLE + ", trained: " + cache.requireWritten());
        List<Rung> variants = List.of(
                rungs.fatJar(),
                rungs.weir("thin jars", launch -> launch),
                rungs.weir("thin jars, AOT cache", cache::reading),
                rungs.raw(site.kind()));
        Map<Rung, List<Arrival>> all = new LinkedHashMap<>();
        variants.forEach(it -> all.put(it, new ArrayList<>()));
        for (int round = 1; round <= rounds; round++) {
            for (Rung variant : variants) {
                Arrival arrival = new Start(site, variant, folder).run();
                all.getOrDefault(variant, new ArrayList<>()).add(arrival);
                notes.accept("%s, round %d, %s: %.2f s, %.0f MB"
                        .formatted(TITLE, round, variant.name(), arrival.seconds(), arrival.megabytes()));
            }
        }
        cache.requireRead();
        Table table = new Table(TITLE);
        all.forEach(
                (variant, arrivals) -> add(table, variant, arrivals, all.getOrDefault(variants.getFirst(), List.of())));
        return table;
    }

    private static void add(Table table, Rung variant, List<Arrival> arrivals, List<Arrival> measure) {
        List<Double> seconds = arrivals.stream().map(Arrival::seconds).toList();
        List<Double> bases = measure.stream().map(Arrival::seconds).toList();
        Map<String, Spread> figures = new LinkedHashMap<>();
        figures.put("first message s", Spread.of(seconds));
        figures.put("of fat jar", Spread.ofRatios(seconds, bases));
        figures.put(
                "CPU s to there", Spread.of(arrivals.stream().map(Arrival::cpu).toList()));
        figures.put(
                "idle MB", Spread.of(arrivals.stream().map(Arrival::megabytes).toList()));
        table.row(variant.name(), figures, "%.2f");
    }
}
