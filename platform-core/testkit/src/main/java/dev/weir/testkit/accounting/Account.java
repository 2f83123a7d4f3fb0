package dev.weir.testkit.accounting;

import java.util.Set;
import org.assertj.core.api.Assertions;

/**
 * Where the messages of a load are, each counted by its id.
 *
 * @param entered posted and confirmed
 * @param out seen in the output
 * @param dead seen among the dead letters
 * @param filtered meant to end nowhere, and found nowhere
 * @param retrying lying in a mailbox to be tried again
 * @param waiting not yet finished in the input
 * @param lost found nowhere although they should be somewhere
 * @param misplaced ended where they should not: innocent in the dead letters, guilty in the output
 * @param duplicates how often more than once something was seen in output and dead letters
 */
public record Account(
        int entered,
        int out,
        int dead,
        int filtered,
        int retrying,
        int waiting,
        Set<String> lost,
        Set<String> misplaced,
        int duplicates) {
    private static final int SHOWN = 20;

    public Account {
        lost = Set.copyOf(lost);
        misplaced = Set.copyOf(misplaced);
    }

    /**
     * Nothing is lost and nothing is where it does not belong.
     *
     * @throws AssertionError naming the ids
     */
    public Account balanced() {
        Assertions.assertThat(lost.isEmpty() && misplaced.isEmpty())
                .as(toString())
                .isTrue();
        return this;
    }

    /**
     * Nothing was seen twice more often than that.
     *
     * @param most what was in flight when something was killed, all in all
     */
    public Account withDuplicatesAtMost(int most) {
        Assertions.assertThat(duplicates).as(toString()).isLessThanOrEqualTo(most);
        return this;
    }

    @Override
    public String toString() {
        return "entered %d = out %d + dead %d + filtered %d + retrying %d + waiting %d + lost %d; duplicates %d%s%s"
                .formatted(
                        entered,
                        out,
                        dead,
                        filtered,
                        retrying,
                        waiting,
                        lost.size(),
                        duplicates,
                        some("lost", lost),
                        some("misplaced", misplaced));
    }

    private static String some(String what, Set<String> ids) {
        return ids.isEmpty()
                ? ""
                : "; " + what + ": " + ids.stream().sorted().limit(SHOWN).toList() + (ids.size() > SHOWN ? " …" : "");
    }
}
