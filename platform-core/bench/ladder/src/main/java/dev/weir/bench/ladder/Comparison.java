package dev.weir.bench.ladder;

import dev.weir.bench.report.Spread;
import dev.weir.bench.report.Table;
import dev.weir.bench.rung.Rung;
import dev.weir.bench.site.Load;
import dev.weir.bench.site.Site;
import dev.weir.bench.trial.Result;
import dev.weir.bench.trial.Trial;
import dev.weir.bench.trial.Unbalanced;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * Rungs that do the same work in turn, round after round, the first of them being the measure.
 *
 * @param title of the table
 */
record Comparison(String title, List<Contestant> contestants) {

    /** A rung and what it is given. */
    record Contestant(Rung rung, Load load) {}

    /**
     * Runs all rounds.
     *
     * @param folder for logs
     * @param notes told what runs and what came of it
     */
    Table run(Site site, int rounds, Path folder, Consumer<String> notes) throws InterruptedException {
        Map<Contestant, List<Result>> results = new LinkedHashMap<>();
        Map<Contestant, String> refused = new HashMap<>();
        contestants.forEach(it -> results.put(it, new ArrayList<>()));
        for (int round = 1; round <= rounds; round++) {
            for (Contestant contestant : contestants) {
                if (refused.containsKey(contestant)) {
                    continue;
                }
                String label = "%s, round %d, %s: "
                        .formatted(title, round, contestant.rung().name());
                try {
                    Result result = new Trial(site, contestant.rung(), contestant.load(), folder).run();
                    results.getOrDefault(contestant, new ArrayList<>()).add(result);
                    notes.accept(label
                            + "%,.0f/s, %.1f µs and %.1f of its compiler"
                                    .formatted(result.rate(), result.cpu(), result.compiler()));
                } catch (Unbalanced e) {
                    refused.put(contestant, String.valueOf(e.getMessage()));
                    notes.accept(label + e.getMessage());
                }
            }
        }
        return table(results, refused);
    }

    Table table(Map<Contestant, List<Result>> results, Map<Contestant, String> refused) {
        Table table = new Table(title);
        List<Result> measure = results.getOrDefault(contestants.getFirst(), List.of());
        for (Contestant contestant : contestants) {
            String name = contestant.rung().name();
            String reason = refused.get(contestant);
            if (reason != null) {
                table.refuse(name, reason);
            } else if (refused.containsKey(contestants.getFirst())) {
                table.refuse(name, "its measure did not balance");
            } else {
                add(table, name, results.getOrDefault(contestant, List.of()), measure);
            }
        }
        return table;
    }

    private static void add(Table table, String name, List<Result> results, List<Result> measure) {
        Spread rate = Spread.of(all(results, Result::rate));
        Spread cpu = Spread.of(all(results, Result::cpu));
        Spread rateRatio = Spread.ofRatios(all(results, Result::rate), all(measure, Result::rate));
        Spread cpuRatio = Spread.ofRatios(all(results, Result::cpu), all(measure, Result::cpu));
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("rung", name);
        cells.put("messages", "%,d".formatted(results.getFirst().messages()));
        cells.put("rate /s", rate.text("%,.0f"));
        cells.put("CPU µs/message", cpu.text("%.1f"));
        cells.put(
                "compiler µs/message", Spread.of(all(results, Result::compiler)).text("%.1f"));
        cells.put("rate of first", rateRatio.text("%.2f"));
        cells.put("CPU of first", cpuRatio.text("%.2f"));
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("rung", name);
        machine.put("rounds", results);
        machine.put("rate", rate);
        machine.put("cpuMicros", cpu);
        machine.put("rateRatio", rateRatio);
        machine.put("cpuRatio", cpuRatio);
        table.row(cells, machine);
    }

    private static List<Double> all(List<Result> results, ToDoubleFunction<Result> figure) {
        return results.stream().map(figure::applyAsDouble).toList();
    }
}
