package dev.weir.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.wire.PhysicalNames;
import dev.weir.wire.RetrySchedule;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaneTest {
    private final Timer timer = new Timer("lane-test", 1);
    private final Solitude solitude = new Solitude(() -> 0);
    private final Lane lane =
            new Lane("input", false, pipeline(), new Lane.Limits(10, 1000, 0), timer, solitude, () -> {});

    @AfterEach
    void close() {
        timer.close();
    }

    @Test
    void startsNothingThatAWorkerTookBeforeTheStopAndAsksForAfterIt() throws InterruptedException {
        // Given
        Delivery taken = unused(Delivery.class, false);
        Delivery alone = unused(Delivery.class, true);
        assertThat(lane.admits(taken, Duration.ZERO)).isTrue();
        lane.finished(taken);

        // When
        lane.close();
        assertThat(lane.awaitStarted(Duration.ZERO)).isTrue();

        // Then
        assertThat(lane.admits(taken, Duration.ZERO)).isFalse();
        assertThat(lane.admits(alone, Duration.ofMillis(1))).isFalse();
        assertThat(lane.started()).isZero();
    }

    @Test
    void forgetsWhatItsChannelTookAwayAndHasRoomForItAgain() {
        // Given
        Delivery gone = unused(Delivery.class, false);
        Delivery stays = unused(Delivery.class, false);
        lane.accept(List.of(gone, stays));

        // When
        lane.withdraw(it -> it == gone);

        // Then
        assertThat(lane.inFlight()).isEqualTo(1);
        assertThat(lane.window().drain(it -> true)).hasSize(1).first().isSameAs(stays);
    }

    @Test
    void letsItsWorkersGoAndGivesBackTheRestWhenItsConsumerEnds() {
        // Given
        lane.accept(List.of(unused(Delivery.class, false)));
        assertThat(lane.ended()).isFalse();

        // When
        lane.end();
        lane.hire(List.of(), List.of());

        // Then
        await().until(lane::ended);
        assertThat(lane.pipeline().counters().returned.sum()).isEqualTo(1);
    }

    private Pipeline pipeline() {
        var schedule = new RetrySchedule(1, Duration.ofSeconds(1), 2, Duration.ofSeconds(1), 0);
        return new Pipeline(
                "test/lane",
                new PhysicalNames("in", "lane"),
                unused(AuthorCode.class, false),
                new Policy(schedule, List.of(), Set.of()),
                Duration.ofSeconds(1),
                new Pipeline.Outlets(
                        null, new ReliablePublisher("letters", unused(Publisher.class, false), timer), false),
                Spans.NONE);
    }

    /** Something a lane only holds, of which every question has the same answer. */
    private static <T> T unused(Class<T> type, boolean answer) {
        Object made = Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getReturnType() == int.class ? (Object) 1 : (Object) answer);
        return type.cast(made);
    }
}
