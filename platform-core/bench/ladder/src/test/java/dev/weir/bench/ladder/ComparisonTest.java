package dev.weir.bench.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.bench.ladder.Comparison.Contestant;
import dev.weir.bench.rung.RungHome;
import dev.weir.bench.rung.Rungs;
import dev.weir.bench.site.Load;
import dev.weir.bench.trial.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private final Rungs rungs = new Rungs(new RungHome(Path.of(".")));
    private final Contestant raw = new Contestant(rungs.raw("kafka"), Load.clean(100));
    private final Contestant weir = new Contestant(rungs.weir(), Load.clean(100));
    private final Comparison comparison = new Comparison("both", List.of(raw, weir));

    @Test
    void aRatioIsTheMedianOfWhatEachRoundGave() {
        // Given
        var results = Map.of(
                raw, List.of(new Result(100, 100, 10, 0), new Result(100, 200, 20, 0), new Result(100, 50, 10, 0)),
                weir, List.of(new Result(100, 90, 12, 0), new Result(100, 100, 22, 0), new Result(100, 50, 13, 0)));

        // When
        var table = comparison.table(results, Map.of());

        // Then
        assertThat(table.rows()).extracting(it -> it.get("rate of first")).containsExactly("1.00", "0.90 (0.50–1.00)");
        assertThat(table.rows()).extracting(it -> it.get("CPU of first")).containsExactly("1.00", "1.20 (1.10–1.30)");
    }

    @Test
    void aRungThatDoesNotBalanceHasNoRow() {
        // Given
        var results = Map.of(raw, List.of(new Result(100, 100, 10, 0)), weir, List.of(new Result(100, 100, 10, 0)));

        // When
        var table = comparison.table(results, Map.of(weir, "priced: 100 due, 1 lost"));

        // Then
        assertThat(table.rows()).extracting(it -> it.get("rung")).containsExactly("raw");
        assertThat(table.refused()).containsExactly("Weir is not shown: priced: 100 due, 1 lost");
    }

    @Test
    void nothingIsShownAgainstAMeasureThatDoesNotBalance() {
        // Given
        var results = Map.of(raw, List.<Result>of(), weir, List.of(new Result(100, 100, 10, 0)));

        // When
        var table = comparison.table(results, Map.of(raw, "priced: 100 due, 1 lost"));

        // Then
        assertThat(table.rows()).isEmpty();
        assertThat(table.refused()).hasSize(2);
    }
}
