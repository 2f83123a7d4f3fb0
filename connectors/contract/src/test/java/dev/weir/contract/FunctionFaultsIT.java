package dev.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.acme.probe.Probe;
import dev.weir.conformance.launch.Launched;
import dev.weir.testkit.JavaProcess;
import dev.weir.testkit.OnEachBroker;
import dev.weir.testkit.TestBroker;
import dev.weir.testkit.accounting.Fate;
import dev.weir.testkit.client.TestMessage;
import dev.weir.wire.Headers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions that are slow, never return, or throw what nobody should throw; and poison in every dose. */
@OnEachBroker
class FunctionFaultsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final TestBroker broker;
    private Proving proving;

    @TempDir
    private Path folder;

    FunctionFaultsIT(TestBroker broker) {
        this.broker = broker;
    }

    @BeforeEach
    void prepare() {
        proving = new Proving(broker, folder);
    }

    @AfterEach
    void close() {
        proving.close();
    }

    @Test
    void survivesErrorsOfTheFunctionAndGivesEachItsAttempts() {
        proving.start();
        proving.ledger().readLetters();
        proving.post("before", 50)
                .post(Fate.DEAD, "deep", 2, "recurse", 0)
                .post(Fate.DEAD, "large", 2, "exhaust", 0)
                .post("after", 50);

        proving.ledger().awaitSettled(PATIENCE);

        proving.ledger().account().balanced().withDuplicatesAtMost(0);
        assertThat(letters("deep")).allSatisfy(it -> diedOf(it, StackOverflowError.class));
        assertThat(letters("large")).allSatisfy(it -> diedOf(it, OutOfMemoryError.class));
        assertThat(Probe.CALLS).allSatisfy((id, calls) -> assertThat(calls)
                .as(id)
                .hasValue(id.startsWith("deep") || id.startsWith("large") ? Proving.ATTEMPTS : 1));
    }

    @Test
    void staysInItsGroupHoweverSlowTheFunctionIs() {
        proving.start("--spring.cloud.stream.kafka.bindings.input.consumer.configuration.max.poll.interval.ms=4000");
        proving.post(Fate.OUT, "slow", 4, "dawdle", 3000).post("quick", 20);

        proving.ledger().awaitSettled(PATIENCE);

        proving.ledger().account().balanced().withDuplicatesAtMost(0);
        assertThat(Probe.CALLS)
                .allSatisfy((id, calls) -> assertThat(calls).as(id).hasValue(1));
    }

    @Test
    void endsWithAFailureWhenCallsNeverReturnAndCountsEachAsAnAttempt() {
        proving.countingCalls()
                .with(
                        "delivery",
                        "timeout: 1s, retry: {attempts: %d, interval: 200ms, factor: 1, jitter: 0}"
                                .formatted(Proving.ATTEMPTS));
        JavaProcess probe = proving.process("hanging");
        proving.awaitReached();
        proving.ledger().readLetters();
        proving.post("before", 50).post(Fate.DEAD, "hangs", 1, "hang", 0).post("after", 50);

        await().atMost(PATIENCE).until(() -> !probe.alive());
        assertThat(probe.exitCode()).isEqualTo(70);
        probe.restart();
        proving.ledger().awaitSettled(PATIENCE);

        assertThat(probe.alive()).isTrue();
        proving.ledger().account().balanced().withDuplicatesAtMost(0);
        assertThat(letters("hangs")).allSatisfy(it -> diedOf(it, TimeoutException.class));
        assertThat(proving.called())
                .allSatisfy((id, calls) ->
                        assertThat(calls).as(id).isEqualTo(id.startsWith("hangs") ? Proving.ATTEMPTS : 1));
    }

    @Test
    void letsCleanMessagesFlowBesideEveryDoseOfPoison() {
        Launched probe = proving.start();
        proving.ledger().readLetters();
        for (int percent : new int[] {1, 10, 100}) {
            String dose = percent + "percent";
            for (int part = 0; part < 20; part++) {
                proving.post(Fate.DEAD, dose + "-bad-" + part, percent / 4 + 1, "fail", 0)
                        .post(dose + "-good-" + part, 100 - percent);
            }
        }

        proving.ledger().awaitSettled(PATIENCE);

        await().atMost(PATIENCE).until(probe::idle);
        proving.ledger().account().balanced().withDuplicatesAtMost(0);
        assertThat(Probe.CALLS)
                .allSatisfy(
                        (id, calls) -> assertThat(calls).as(id).hasValue(id.contains("bad") ? Proving.ATTEMPTS : 1));
        assertThat(proving.ledger().letters()).allSatisfy(this::tellsAll);
    }

    private void tellsAll(TestMessage letter) {
        diedOf(letter, IllegalStateException.class);
        assertThat(letter.header(Headers.ERROR_MESSAGE)).isEqualTo("told to fail");
        assertThat(letter.header(Headers.INTEGRATION)).isEqualTo("faults/probe");
        assertThat(Stream.of(
                                Headers.ID,
                                Headers.ROOT,
                                Headers.KEY,
                                Headers.ORIGIN,
                                Headers.DEAD_ID,
                                Headers.FINGERPRINT,
                                Headers.FIRST_FAILED,
                                Headers.LAST_FAILED)
                        .map(letter::header))
                .doesNotContain("");
    }

    private static void diedOf(TestMessage letter, Class<?> error) {
        assertThat(letter.header(Headers.ERROR_TYPE)).isEqualTo(error.getName());
        assertThat(letter.header(Headers.ATTEMPTS)).isEqualTo(Integer.toString(Proving.ATTEMPTS));
    }

    private List<TestMessage> letters(String series) {
        List<TestMessage> found = proving.ledger().letters().stream()
                .filter(it -> it.header(Headers.ID).startsWith(series))
                .toList();
        assertThat(found).isNotEmpty();
        return found;
    }
}
