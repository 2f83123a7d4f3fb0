package dev.weir.runner.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.runner.live.ConnectorState.Counts;
import org.junit.jupiter.api.Test;

class BalanceTest {
    @Test
    void holdsWhenEveryMessageIsSomewhere() {
        var balance = processor(new Depth(2, 1, 5), 100, row(counts(103, 90, 10, 3), new Depth(1, 2, 7), 0));

        assertThat(balance.holds()).isTrue();
        assertThat(balance.line())
                .isEqualTo("entered 108 = forwarded 90 + consumed 0 + filtered 10 + retrying 2 + dead 7 + waiting 1;"
                        + " 8 of them from an earlier run; 2 more than entered: again, or from others");
    }

    @Test
    void saysHowManyMessagesAreNowhere() {
        var balance = processor(Depth.NONE, 100, row(counts(95, 90, 2, 3), new Depth(0, 0, 3), 0));

        assertThat(balance.holds()).isFalse();
        assertThat(balance.lost()).isEqualTo(5);
        assertThat(balance.line()).endsWith("waiting 0; LOST 5");
    }

    @Test
    void doesNotBlameAConnectorWhoseCountsDiedWithIt() {
        var balance = processor(Depth.NONE, 100, row(counts(95, 90, 2, 3), new Depth(0, 0, 3), 1));

        assertThat(balance.holds()).isTrue();
        assertThat(balance.line()).endsWith("started again 1 times, which its counts do not survive");
    }

    @Test
    void doesNotHoldWhenTheBrokerDoesNotTell() {
        var balance = processor(Depth.NONE, 3, row(counts(3, 3, 0, 0), new Depth(0, -1, 0), 0));

        assertThat(balance.holds()).isFalse();
        assertThat(balance.line()).endsWith("the broker did not tell what is there");
    }

    @Test
    void doesNotHoldWhenTheConnectorsOwnCountsDoNotAddUp() {
        var balance = processor(Depth.NONE, 3, row(counts(4, 3, 0, 0), Depth.NONE, 0));

        assertThat(balance.holds()).isFalse();
        assertThat(balance.line()).contains("own counts do not add up: delivered 4");
    }

    @Test
    void countsDiscardedLettersAsAccountedFor() {
        var end = row(counts(100, 90, 0, 10), new Depth(0, 0, 4), 0);

        assertThat(new Balance("a", false, Depth.NONE, 100, 6, end).holds()).isTrue();
        assertThat(new Balance("a", false, Depth.NONE, 100, 0, end).lost()).isEqualTo(6);
    }

    @Test
    void balancesASourceByWhatItAccepted() {
        var counts = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 8, 2);
        var balance = new Balance("api", true, Depth.NONE, Balance.UNKNOWN, 0, row(counts, Depth.NONE, 0));

        assertThat(balance.holds()).isTrue();
        assertThat(balance.line()).isEqualTo("accepted 10 = confirmed 8 + refused 2");
    }

    @Test
    void addsUpTheLivesOfAProcess() {
        var tally = new Tally();
        tally.seen(1, 0, counts(10, 10, 0, 0));
        tally.seen(2, 0, counts(5, 5, 0, 0));
        tally.seen(1, 0, counts(20, 20, 0, 0));
        tally.seen(1, 1, counts(3, 3, 0, 0));

        assertThat(tally.total().delivered()).isEqualTo(28);
    }

    private static Balance processor(Depth start, long fed, Row end) {
        return new Balance("orders", false, start, fed, 0, end);
    }

    private static Counts counts(long delivered, long forwarded, long filtered, long dead) {
        return new Counts(delivered, forwarded, 0, filtered, 0, dead, 0, forwarded, 0, 0, 0, 0);
    }

    private static Row row(Counts counts, Depth depth, int restarts) {
        return new Row("orders", "Running", null, counts, 0, 0, depth, 0, 0, restarts);
    }
}
