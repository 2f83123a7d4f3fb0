package dev.weir.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartNoteTest {
    @Test
    void readsWhatItPrintsAndNothingElse() {
        StartNote note = StartNote.NONE.started(10, 100).started(10, 100).aloneWith(17);

        assertThat(StartNote.parse(note.print())).isEqualTo(note);
        assertThat(StartNote.parse(null)).isEqualTo(StartNote.NONE);
        assertThat(StartNote.parse("")).isEqualTo(StartNote.NONE);
        assertThat(StartNote.parse("starts= deaths=x suspect=-1 99999999999999999999=1 ="))
                .isEqualTo(StartNote.NONE);
    }

    @Test
    void countsADeathOnlyOfWhatWasAlone() {
        StartNote alone = StartNote.NONE.started(10, 100).aloneWith(17);

        assertThat(alone.started(10, 100).deathsOf(17)).isEqualTo(1);
        assertThat(alone.started(10, 100).started(10, 100).deathsOf(17)).isEqualTo(1);
        assertThat(alone.started(10, 100).aloneWith(17).started(10, 100).deathsOf(17))
                .isEqualTo(2);
        assertThat(alone.started(10, 100).deathsOf(18)).isZero();
        assertThat(alone.left().started(10, 100).deathsOf(17)).isZero();
    }

    @Test
    void forgetsTheStartsBeyondWhatTheFirstThatDiedHadInItsHands() {
        StartNote third = died(3);

        assertThat(third.upTo(109).starts()).isEqualTo(3);
        assertThat(third.upTo(110)).isEqualTo(new StartNote(1, -1, -1, 0, false));
    }

    @Test
    void countsEveryDeathBeforeAMessageHoweverMuchOfWhatIsBeforeItGetsDone() {
        StartNote note = StartNote.NONE;
        for (int frontier = 10; frontier < 13; frontier++) {
            note = note.started(frontier, 100).upTo(frontier + 1);
        }

        assertThat(note.starts()).isEqualTo(3);
        assertThat(new PartitionLedger(13, note).alone(50)).isTrue();
    }

    @Test
    void forgetsStartsAndDeathsWhenItWasTheSuspect() {
        StartNote note = died(3).aloneWith(17).started(10, 100);

        assertThat(note.upTo(17).deathsOf(17)).isEqualTo(1);
        assertThat(note.upTo(18)).isEqualTo(new StartNote(1, -1, -1, 0, false));
        assertThat(died(3).aloneWith(17).upTo(18).starts()).as("it was not").isEqualTo(3);
    }

    @Test
    void doesNotCountAProcessThatLeftInGoodOrder() {
        StartNote note = StartNote.NONE;
        for (int restart = 0; restart < 30; restart++) {
            note = StartNote.parse(note.started(10, 100).left().print());
        }

        assertThat(note.started(10, 100).starts()).isEqualTo(1);
    }

    @Test
    void isCarefulFromTheThirdStartOnAndWithTheKnownSuspectAlone() {
        PartitionLedger second = new PartitionLedger(10, died(2));
        PartitionLedger third = new PartitionLedger(10, died(3));
        PartitionLedger known = new PartitionLedger(
                10, StartNote.NONE.started(10, 100).aloneWith(17).started(10, 100));

        assertThat(second.alone(10)).isFalse();
        assertThat(third.alone(10)).isTrue();
        assertThat(third.alone(109)).isTrue();
        assertThat(third.alone(110)).isFalse();
        assertThat(known.alone(16)).isFalse();
        assertThat(known.alone(17)).isTrue();
        assertThat(known.alone(18)).isFalse();
    }

    private static StartNote died(int starts) {
        StartNote note = StartNote.NONE;
        for (int start = 0; start < starts; start++) {
            note = note.started(10, 100);
        }
        return note;
    }
}
