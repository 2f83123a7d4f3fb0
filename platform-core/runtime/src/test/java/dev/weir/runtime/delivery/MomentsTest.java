package dev.weir.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
    @Test
    void readsWhatAnInstantWrites() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            Instant moment = Instant.ofEpochSecond(random.nextLong(0, 4_102_444_800L), nanos(random));
            assertThat(Moments.parse(moment.toString())).isEqualTo(moment);
        }
    }

    private static int nanos(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextInt(1000) * 1_000_000;
            case 2 -> random.nextInt(1_000_000) * 1000;
            default -> random.nextInt(1_000_000_000);
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T10:00:00.5Z",
                "2026-11-22T10:00:00.Z",
                "2026-11-22T10:00:00+02:00",
                "+12026-11-22T10:00:00Z",
                "2016-12-31T23:59:60Z",
                "2024-02-29T24:00:00Z"
            })
    void readsOtherFormsAsTheLibraryDoes(String text) {
        assertThat(Moments.parse(text)).isEqualTo(byTheLibrary(text));
    }

    private static @Nullable Instant byTheLibrary(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "soon",
                "2026-02-30T10:00:00Z",
                "2026-11-22T10:00:00",
                "2026-11-22T10:00:00.1234567890Z",
                "2026-11-22 10:00:00Z",
                "２０２６-11-22T10:00:00Z",
                "2026-11-22T10:00:00.12x4Z"
            })
    void whatIsNoPointInTimeCountsAsAbsent(String text) {
        assertThat(Moments.parse(text)).isNull();
    }
}
