package dev.weir.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.acme.shapes.ShapesApplication;
import dev.weir.testkit.OnEachBroker;
import dev.weir.testkit.TestBroker;
import dev.weir.testkit.client.Collected;
import dev.weir.testkit.client.TestMessage;
import dev.weir.wire.Headers;
import dev.weir.wire.RetrySchedule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of messages that wait for their next attempt. */
@OnEachBroker
class RetryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private final Rig rig;

    @TempDir
    private Path folder;

    RetryIT(TestBroker broker) {
        rig = new Rig(broker, ShapesApplication.class);
        rig.wiring().with("weir.function", "failsOnce");
        ShapesApplication.CALLED.clear();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void spreadsABurstOfFailuresOverTheJitter() {
        rig.wiring().retrying(new RetrySchedule(3, Duration.ofSeconds(4), 2, Duration.ofSeconds(30), 0.5));
        rig.start(folder);
        rig.publish(IntStream.range(0, 500).mapToObj(i -> item("burst" + i)).toList());

        rig.outputs().await(500, PATIENCE);

        Map<Long, Long> perHalfSecond = ShapesApplication.CALLED.values().stream()
                .map(calls -> (calls.get(1) - calls.get(0)) / 500)
                .collect(Collectors.groupingBy(slot -> slot, Collectors.counting()));
        // 2 s to 6 s after the failure are eight slots of about 62 messages
        assertThat(perHalfSecond.keySet()).allMatch(slot -> slot >= 3);
        assertThat(perHalfSecond.values()).allMatch(count -> count <= 250);
        assertThat(perHalfSecond).hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void strandsNoWaitingRetryWhenThePolicyChanges() {
        rig.wiring().retrying(new RetrySchedule(3, Duration.ofSeconds(5), 1, Duration.ofSeconds(30), 0.1));
        rig.start(folder);
        rig.publish(IntStream.range(0, 20).mapToObj(i -> item("old" + i)).toList());
        await().atMost(PATIENCE).until(() -> ShapesApplication.CALLED.size() == 20);
        rig.stop();

        rig.wiring().retrying(new RetrySchedule(2, Duration.ofSeconds(1), 1, Duration.ofSeconds(30), 0));
        rig.start(folder);
        rig.publish(List.of(item("new")));

        rig.outputs().await(21, PATIENCE);

        assertThat(ShapesApplication.CALLED.values())
                .allSatisfy(calls -> assertThat(calls).hasSize(2));
    }

    @Test
    void takesARedrivenMessageAsNewAndGivesTheNextLetterItsNumber() {
        rig.wiring().retrying(new RetrySchedule(1, Duration.ofSeconds(1), 1, Duration.ofSeconds(1), 0));
        rig.start(folder);
        Collected letters = rig.letters();
        TestMessage redriven = item("again")
                .with(Headers.ID, "first-id")
                .with(Headers.ROOT, "root-id")
                .with(Headers.ORIGIN, "in-0-17")
                .with(Headers.KEY, "the key")
                .with(Headers.REDRIVES, "2");
        rig.client().publishTo(rig.wiring().names().inbox(), List.of(redriven));

        letters.await(1, PATIENCE);

        TestMessage letter = letters.messages().getFirst();
        assertThat(letter.header(Headers.ID)).isEqualTo("first-id");
        assertThat(letter.header(Headers.ROOT)).isEqualTo("root-id");
        assertThat(letter.header(Headers.ORIGIN)).isEqualTo("in-0-17");
        assertThat(letter.header(Headers.KEY)).isEqualTo("the key");
        assertThat(letter.header(Headers.REDRIVES)).isEqualTo("2");
    }

    private static TestMessage item(String name) {
        return TestMessage.of("{\"name\":\"" + name + "\",\"count\":1}");
    }
}
