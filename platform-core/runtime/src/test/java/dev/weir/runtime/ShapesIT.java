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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What functions of different shapes get, and what becomes of what they return. */
@OnEachBroker
class ShapesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final Rig rig;

    @TempDir
    private Path folder;

    ShapesIT(TestBroker broker) {
        rig = new Rig(broker, ShapesApplication.class);
        ShapesApplication.BATCHES.clear();
        ShapesApplication.TAKEN.clear();
        ShapesApplication.CALLED.clear();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void publishesEachElementOfAListAndNothingForAnEmptyOne() {
        run("split");
        rig.publish(List.of(item("none", 0), item("a", 3), item("b", 1)));

        rig.outputs().await(4, PATIENCE);

        assertThat(rig.outputs().messages().stream().map(it -> it.header(Headers.ID)))
                .doesNotHaveDuplicates();
        assertThat(rig.outputs().messages().stream()
                        .map(it -> it.header(Headers.CAUSE))
                        .distinct())
                .hasSize(2);
    }

    @Test
    void deadLettersAMessageThatBreaksItsConstraintsAndNamesTheField() {
        run("split");
        Collected letters = rig.letters();
        rig.publish(List.of(item("many", 11)));

        letters.await(1, PATIENCE);

        assertThat(letters.messages().getFirst().header(Headers.ERROR_MESSAGE))
                .isEqualTo("count must be less than or equal to 10");
        assertThat(letters.messages().getFirst().header(Headers.ATTEMPTS)).isEqualTo("1");
    }

    @Test
    void handsHeadersInAndTakesHeadersAndKeyOut() {
        run("wrapped");
        rig.publish(List.of(item("a", 1).with("tenant", "acme").with("id", "mine")));

        rig.outputs().await(1, PATIENCE);

        TestMessage output = rig.outputs().messages().getFirst();
        assertThat(output.key()).isEqualTo("key-of-a");
        assertThat(output.header("seen-tenant")).isEqualTo("acme");
        assertThat(output.header("id")).isEqualTo("mine");
    }

    @Test
    void findsTheOneBadItemOfABatchAndTakesAllOthers() {
        run("store");
        Collected letters = rig.letters();
        List<TestMessage> items = new ArrayList<>(
                IntStream.range(0, 300).mapToObj(i -> item("i" + i, 1)).toList());
        items.add(150, item("bad", 1));
        rig.publish(items);

        await().atMost(PATIENCE).until(() -> letters.size() == 1 && ShapesApplication.TAKEN.size() >= 300);

        assertThat(ShapesApplication.TAKEN).hasSize(300).doesNotHaveDuplicates();
        assertThat(ShapesApplication.BATCHES).anyMatch(size -> size > 1);
        assertThat(letters.messages().getFirst().text()).contains("\"bad\"");
        assertThat(letters.messages().getFirst().header(Headers.ATTEMPTS)).isEqualTo("3");
    }

    @Test
    void findsTheOneItemOfABatchThatNeverReturnsAndTakesAllOthers() {
        rig.wiring()
                .with("weir.delivery.timeout", "500ms")
                .retrying(new RetrySchedule(1, Duration.ofMillis(200), 2, Duration.ofSeconds(10), 0));
        run("store");
        Collected letters = rig.letters();
        List<TestMessage> items = new ArrayList<>(
                IntStream.range(0, 300).mapToObj(i -> item("i" + i, 1)).toList());
        items.add(150, item("hangs", 1));
        rig.publish(items);

        letters.await(1, PATIENCE);
        await().atMost(PATIENCE).until(() -> ShapesApplication.TAKEN.size() >= 300);

        assertThat(ShapesApplication.TAKEN).hasSize(300).doesNotHaveDuplicates();
        assertThat(letters.messages().getFirst().text()).contains("\"hangs\"");
        assertThat(letters.messages().getFirst().header(Headers.ERROR_TYPE))
                .isEqualTo(TimeoutException.class.getName());
    }

    @Test
    void deadLettersTheInputOfAResultThatIsTooLargeAndLetsTheOthersPass() {
        run("large");
        Collected letters = rig.letters();
        rig.publish(List.of(TestMessage.of("small 1"), TestMessage.of("huge"), TestMessage.of("small 2")));

        letters.await(1, PATIENCE);
        rig.outputs().await(2, PATIENCE);

        assertThat(letters.messages().getFirst().text()).isEqualTo("huge");
        assertThat(letters.messages().getFirst().header(Headers.ERROR_MESSAGE)).contains("bytes");
    }

    @Test
    void countsACallThatTakesTooLongAsAnAttemptAndGoesOnWithTheOthers() {
        rig.wiring().with("weir.delivery.timeout", "300ms");
        run("slow");
        Collected letters = rig.letters();
        rig.publish(List.of(item("sleeps", 1), item("quick", 1)));

        letters.await(1, PATIENCE);
        rig.outputs().await(1, PATIENCE);

        assertThat(ShapesApplication.CALLED.get("sleeps")).hasSize(3);
        assertThat(letters.messages().getFirst().header(Headers.ERROR_TYPE))
                .isEqualTo(TimeoutException.class.getName());
    }

    @Test
    void waitsAsLongAsTheFunctionAskedEvenBeyondTheLargestTier() {
        run("later");
        rig.publish(List.of(item("soon", 2), item("late", 10)));

        rig.outputs().await(2, PATIENCE);

        assertThat(waited("soon")).isGreaterThanOrEqualTo(200);
        assertThat(waited("late")).isGreaterThanOrEqualTo(1000);
        assertThat(ShapesApplication.CALLED.get("late")).hasSize(2);
    }

    private static long waited(String name) {
        List<Long> calls = ShapesApplication.CALLED.getOrDefault(name, List.of());
        return calls.get(1) - calls.get(0);
    }

    private void run(String function) {
        rig.wiring().with("weir.function", function);
        rig.start(folder);
    }

    private static TestMessage item(String name, int count) {
        return TestMessage.of("{\"name\":\"" + name + "\",\"count\":" + count + "}");
    }
}
