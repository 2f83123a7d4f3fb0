package dev.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.testkit.JavaProcess;
import dev.weir.testkit.OnEachBroker;
import dev.weir.testkit.TestBroker;
import dev.weir.testkit.accounting.Fate;
import dev.weir.testkit.accounting.Scale;
import dev.weir.testkit.client.TestMessage;
import dev.weir.wire.Headers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed, and ended by a message. */
@OnEachBroker
class ProcessFaultsIT {
    private static final Scale SCALE = Scale.now();
    private static final Duration PATIENCE = SCALE.patience();
    /** What one process can have in its hands: two windows, and what is finished and not yet acknowledged. */
    private static final int IN_FLIGHT = 4000;

    private final TestBroker broker;
    private Proving proving;

    @TempDir
    private Path folder;

    ProcessFaultsIT(TestBroker broker) {
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
    void losesNothingWhenItIsKilledAgainAndAgain() {
        JavaProcess probe = proving.startedProcess();
        proving.load(SCALE.messages());

        for (int kill = 1; kill <= SCALE.kills(); kill++) {
            proving.ledger().awaitOut(kill * SCALE.messages() / (SCALE.kills() + 2), PATIENCE);
            probe.kill();
            probe.restart();
        }
        proving.ledger().readLetters();
        proving.ledger().awaitSettled(PATIENCE);

        assertThat(probe.stop()).isIn(0, 143);
        proving.ledger().account().balanced().withDuplicatesAtMost(SCALE.kills() * IN_FLIGHT);
    }

    @Test
    void hasAcknowledgedNothingThatIsNotOut() {
        proving.countingCalls();
        try (Sabotage sabotage = Sabotage.on(broker)) {
            JavaProcess probe = proving.startedProcess();
            proving.post("warm", 10);
            proving.ledger().awaitSettled(PATIENCE);
            sabotage.remove(proving.output());
            proving.post("held", 500);
            await().atMost(PATIENCE).until(() -> proving.called().size() > 10);

            probe.kill();

            assertThat(proving.ledger().account().balanced().waiting()).isEqualTo(500);
            sabotage.restore(proving.output());
            probe.restart();
            proving.ledger().awaitSettled(PATIENCE);
        }
    }

    @Test
    void findsTheMessageThatEndsTheProcessAndLeavesItsNeighboursAlone() {
        int attempts = 2;
        proving.countingCalls().with("delivery", "retry: {attempts: 2, interval: 200ms, factor: 1, jitter: 0}");
        JavaProcess probe = proving.startedProcess();
        proving.post("before", 100)
                .post(Fate.DEAD, "killer", 1, "die", 0)
                .post("after", 300)
                .post(Fate.DEAD, "bad", 5, "fail", 0);
        proving.ledger().readLetters();

        await().atMost(PATIENCE).until(() -> {
            if (!probe.alive()) {
                probe.restart();
            }
            return letterOf("killer-0").isPresent();
        });
        proving.ledger().awaitSettled(PATIENCE);

        assertThat(probe.alive()).isTrue();
        // two deaths before anybody is careful
        assertThat(proving.called().get("killer-0")).isEqualTo(2 + attempts);
        proving.ledger().account().balanced();
        TestMessage letter = letterOf("killer-0").orElseThrow();
        assertThat(letter.header(Headers.ATTEMPTS)).isEqualTo(Integer.toString(attempts));
        assertThat(letter.header(Headers.ERROR_MESSAGE)).contains("died " + attempts + " times");
    }

    private Optional<TestMessage> letterOf(String id) {
        return proving.ledger().letters().stream()
                .filter(it -> it.header(Headers.ID).equals(id))
                .findFirst();
    }
}
