package dev.weir.plan.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpellingTest {
    @Test
    void suggestsTheNearestNameAndTheFirstOfEqualOnes() {
        assertThat(Spelling.hint("htpp-source", List.of("http-sink", "http-source")))
                .endsWith("'http-source'?");
        assertThat(Spelling.hint("por", List.of("porta", "port", "pore"))).endsWith("'pore'?");
    }

    @Test
    void listsTheNamesWhenNoneIsNearAndSaysNothingWhenThereAreNone() {
        assertThat(Spelling.hint("salesforce", Set.of("b", "a"))).isEqualTo("; there is a, b");
        assertThat(Spelling.hint("salesforce", Set.of())).isEmpty();
    }
}
