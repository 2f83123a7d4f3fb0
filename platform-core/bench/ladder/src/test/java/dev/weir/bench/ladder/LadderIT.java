package dev.weir.bench.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.bench.report.Report;
import dev.weir.bench.rung.RungHome;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LadderIT {
    private static final int MESSAGES = 400;

    @Test
    void everyOrderIsAccountedForOnBothBrokersAndEachRungHasItsRow(@TempDir Path folder) throws Exception {
        // Given
        var ladder = new Ladder(RungHome.found(), List.of("raw", "weir"), 1, MESSAGES, folder);
        var report = new Report("a small run");

        // When
        ladder.run(EnumSet.of(Section.KAFKA, Section.SINK, Section.RABBITMQ), Ladder.BROKERS, report);
        report.write(folder);

        // Then
        assertThat(report.complete()).as(report.markdown()).isTrue();
        assertThat(report.markdown().lines().filter(it -> it.matches("\\| (raw|Weir) \\| \\d+ \\| [0-9,]+ .*")))
                .as(report.markdown())
                .hasSize(6);
        assertThat(folder.resolve("report.json")).content().contains("\"rung\" : \"Weir\"");
    }
}
