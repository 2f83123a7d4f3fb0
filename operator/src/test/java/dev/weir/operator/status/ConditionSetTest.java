package dev.weir.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.operator.kind.Condition;
import dev.weir.plan.resolve.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConditionSetTest {
    private static final Clock EARLY = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    private static final Clock LATE = Clock.fixed(Instant.parse("2026-11-21T13:00:00Z"), ZoneOffset.UTC);

    private static List<Condition> ready(List<Condition> before, Clock clock, Verdict verdict) {
        return new ConditionSet(before, 7, clock)
                .with(ConditionType.Ready, verdict)
                .list();
    }

    @Test
    void theTimeOfAConditionChangesWithItsStatusAlone() {
        // Given
        List<Condition> first = ready(List.of(), EARLY, Verdict.no(ConditionReason.RolloutInProgress, "1 of 2"));

        // When
        List<Condition> second = ready(first, LATE, Verdict.no(ConditionReason.CrashLoop, "again"));
        List<Condition> third = ready(second, LATE, Verdict.yes(ConditionReason.RolloutComplete, "2 of 2"));

        // Then
        assertThat(second.get(0).lastTransitionTime()).isEqualTo("2026-11-21T12:00:00Z");
        assertThat(third.get(0).lastTransitionTime()).isEqualTo("2026-11-21T13:00:00Z");
        assertThat(third.get(0).observedGeneration()).isEqualTo(7);
    }

    @Test
    void equalFindingsAreEqualConditions() {
        // Given
        Verdict verdict = Verdict.yes(ConditionReason.RolloutComplete, "2 of 2");
        List<Condition> first = ready(List.of(), EARLY, verdict);

        // When, Then
        assertThat(ready(first, LATE, verdict)).isEqualTo(first);
    }

    @Test
    void aMessageIsNeverLongerThanItsSchemaTakes() {
        assertThat(Verdict.no(ConditionReason.Rejected, "x".repeat(10_000)).message())
                .hasSize(4096);
    }

    @Test
    void theDocsHaveCauseAndFixForEveryReasonAndForNoOther() throws IOException {
        // Given
        Set<String> reasons = Stream.concat(Stream.of(ConditionReason.values()), Stream.of(Reason.values()))
                .map(Enum::name)
                .collect(Collectors.toCollection(TreeSet::new));
        String readme = Files.readString(Path.of(System.getProperty("basedir", ""), "README.md"));
        String section = readme.substring(readme.indexOf("## Reasons"));

        // When
        Set<String> documented = Pattern.compile("(?m)^\\| `([A-Za-z]+)` \\| .+ \\| .+ \\|$")
                .matcher(section)
                .results()
                .map(it -> it.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        // Then
        assertThat(documented).isEqualTo(reasons);
    }
}
