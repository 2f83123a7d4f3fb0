package dev.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.JavaProcess;
import dev.weir.testkit.OnEachBroker;
import dev.weir.testkit.TestBroker;
import dev.weir.testkit.accounting.Fate;
import dev.weir.testkit.accounting.Scale;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are stopped under load, started again, and become more and fewer. */
@OnEachBroker
class StopFaultsIT {
    private static final Scale SCALE = Scale.now();
    private static final Duration PATIENCE = SCALE.patience();

    private final TestBroker broker;
    private Proving proving;

    @TempDir
    private Path folder;

    StopFaultsIT(TestBroker broker) {
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
    void drainsOnSigtermWithoutLossAndWithoutDuplicates() {
        JavaProcess probe = proving.startedProcess();
        proving.post("order", SCALE.messages());

        proving.ledger().awaitOut(SCALE.messages() / 4, PATIENCE);
        assertThat(probe.stop()).isIn(0, 143);
        probe.restart();
        proving.ledger().awaitSettled(PATIENCE);

        assertThat(probe.stop()).isIn(0, 143);
        proving.ledger().account().balanced().withDuplicatesAtMost(0);
    }

    @Test
    void makesAsManyAttemptsAsConfiguredOnAnyNumberOfReplicas() {
        proving.countingCalls();
        JavaProcess first = proving.startedProcess();
        proving.load(SCALE.messages() / 3);

        proving.ledger().awaitOut(SCALE.messages() / 12, PATIENCE);
        JavaProcess second = proving.process("second");
        JavaProcess third = proving.process("third");
        proving.post("more", SCALE.messages());
        proving.post(Fate.DEAD, "late", 100, "fail", 0);
        proving.ledger().awaitOut(SCALE.messages(), PATIENCE);
        proving.awaitStarted(second, third);
        assertThat(second.stop()).isIn(0, 143);
        assertThat(first.stop()).isIn(0, 143);
        proving.ledger().readLetters();
        proving.ledger().awaitSettled(PATIENCE);

        assertThat(third.stop()).isIn(0, 143);
        proving.ledger().account().balanced().withDuplicatesAtMost(0);
        assertThat(proving.called()).allSatisfy((id, calls) -> assertThat(calls)
                .as(id)
                .isEqualTo(id.startsWith("bad") || id.startsWith("late") ? Proving.ATTEMPTS : 1));
    }

    @Test
    void deadLettersNothingThatNeverFailedHoweverOftenItIsReturned() {
        JavaProcess probe = proving.startedProcess();
        proving.post(Fate.OUT, "slow", 600 * SCALE.restarts(), "dawdle", 1);

        for (int restart = 1; restart <= SCALE.restarts(); restart++) {
            proving.ledger().awaitOut(restart * 50, PATIENCE);
            if (restart % 3 == 0) {
                probe.kill();
            } else {
                assertThat(probe.stop()).isIn(0, 143);
            }
            probe.restart();
        }
        proving.ledger().awaitSettled(PATIENCE);

        assertThat(probe.stop()).isIn(0, 143);
        assertThat(proving.ledger().account().balanced().dead()).isZero();
    }
}
