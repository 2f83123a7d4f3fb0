package dev.weir.operator.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ShiftTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final Shift shift = new Shift();

    @Test
    void nothingBeginsAfterTheEnd() {
        // When
        boolean ended = shift.end(PATIENCE);

        // Then
        assertThat(ended).isTrue();
        assertThat(shift.work(() -> "work")).isEmpty();
    }

    @Test
    void whatHasBegunIsWaitedFor() throws Exception {
        // Given
        var begun = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var work = CompletableFuture.supplyAsync(() -> shift.work(() -> {
            begun.countDown();
            return await(release);
        }));
        assertThat(await(begun)).isTrue();

        // When
        boolean endedAtOnce = shift.end(Duration.ZERO);
        release.countDown();

        // Then
        assertThat(endedAtOnce).isFalse();
        assertThat(work.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).contains(true);
        assertThat(shift.end(PATIENCE)).isTrue();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
