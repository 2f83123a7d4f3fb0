package dev.weir.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.letters.LetterGroup;
import dev.weir.runner.command.DlqGroupsCommand.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DlqGroupsTableTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void tellsWhenTheFirstLettersOfAGroupGo() {
        List<String> table = DlqGroupsCommand.table(
                List.of(
                        line("aaaa0000", NOW.minus(Duration.ofDays(11)), Duration.ofDays(14)),
                        line("bbbb1111", NOW.minus(Duration.ofDays(15)), Duration.ofDays(14)),
                        line("cccc2222", NOW.minus(Duration.ofDays(15)), null)),
                NOW);

        assertThat(table)
                .containsExactly(
                        "INTEGRATION  FINGERPRINT  COUNT  OLDEST  NEWEST  EXPIRES  ERROR",
                        "orders       aaaa0000         2  11d     0s      in 3d    Broken: no stock",
                        "orders       bbbb1111         2  15d     0s      now      Broken: no stock",
                        "orders       cccc2222         2  15d     0s      -        Broken: no stock");
    }

    private static Line line(String fingerprint, Instant oldest, @Nullable Duration retention) {
        var group = new LetterGroup(fingerprint, 2, oldest, NOW, "com.acme.Broken", "no stock", 0);
        return new Line("orders", group, group.expires(retention));
    }
}
