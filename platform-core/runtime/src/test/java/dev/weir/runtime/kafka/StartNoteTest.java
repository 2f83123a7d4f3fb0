package dev.weir.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartNoteTest {
    @Test
    void readsWhatItPrintsAndNothingElse() {
        StartNote note = StartNote.NONE.started().started().aloneWith(17);

        assertThat(StartNote.parse(note.print())).isEqualTo(note);
        assertThat(StartNote.parse(null)).isEqualTo(StartNote.NONE);
        assertThat(StartNote.parse("")).isEqualTo(StartNote.NONE);
        assertThat(StartNote.parse("starts= deaths=x suspect=-1 99999999999999999999=1 ="))
                .isEqualTo(StartNote.NONE);
    }

    @Test
    void countsADeathOnlyOfWhatWasAlone() {
        StartNote alone = StartNote.NONE.started().aloneWith(17);

        assertThat(alone.started().deathsOf(17)).isEqualTo(1);
        assertThat(alone.started().started().deathsOf(17)).isEqualTo(1);
        assertThat(alone.started().aloneWith(17).started().deathsOf(17)).isEqualTo(2);
        assertThat(alone.started().deathsOf(18)).isZero();
        assertThat(alone.left().started().deathsOf(17)).isZero();
    }

    @Test
    void forgetsStartsAndDeathsWithProgress() {
        StartNote note =
                StartNote.NONE.started().started().started().aloneWith(17).started();

        assertThat(note.upTo(17).deathsOf(17)).isEqualTo(1);
        assertThat(note.upTo(17).starts()).isEqualTo(1);
        assertThat(note.upTo(18)).isEqualTo(new StartNote(1, -1, 0, false));
    }

    @Test
    void doesNotCountAProcessThatLeftInGoodOrder() {
        StartNote note = StartNote.NONE;
        for (int restart = 0; restart < 30; restart++) {
            note = StartNote.parse(note.started().left().print());
        }

        assertThat(note.started().starts()).isEqualTo(1);
    }

    @Test
    void isCarefulFromTheThirdStartOnAndWithTheKnownSuspectAlone() {
        PartitionLedger second =
                new PartitionLedger(10, StartNote.NONE.started().started(), 100);
        PartitionLedger third =
                new PartitionLedger(10, StartNote.NONE.started().started().started(), 100);
        PartitionLedger known =
                new PartitionLedger(10, StartNote.NONE.started().aloneWith(17).started(), 100);

        assertThat(second.alone(10)).isFalse();
        assertThat(third.alone(10)).isTrue();
        assertThat(third.alone(109)).isTrue();
        assertThat(third.alone(110)).isFalse();
        assertThat(known.alone(16)).isFalse();
        assertThat(known.alone(17)).isTrue();
        assertThat(known.alone(18)).isFalse();
    }
}
