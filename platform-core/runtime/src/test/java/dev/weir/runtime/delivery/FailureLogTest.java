package dev.weir.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class FailureLogTest {
    private final AtomicLong clock = new AtomicLong(TimeUnit.HOURS.toNanos(3));
    private final FailureLog log = new FailureLog(LoggerFactory.getLogger(FailureLogTest.class), clock::get);

    @Test
    void fewFailuresAreAllLogged() {
        // When
        var admitted = LongStream.generate(log::admit).limit(FailureLog.LINES_PER_SECOND);

        // Then
        assertThat(admitted).containsOnly(0L);
    }

    @Test
    void ofManyFailuresTheNextSecondsFirstLineSaysHowManyWereLeftOut() {
        // Given
        LongStream.generate(log::admit).limit(FailureLog.LINES_PER_SECOND).forEach(it -> {});
        assertThat(LongStream.generate(log::admit).limit(7)).containsOnly(-1L);

        // When
        clock.addAndGet(TimeUnit.SECONDS.toNanos(1));

        // Then
        assertThat(log.admit()).isEqualTo(7);
        assertThat(log.admit()).isZero();
    }
}
