package dev.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.acme.probe.Probe;
import dev.weir.testkit.OnEachBroker;
import dev.weir.testkit.TestBroker;
import dev.weir.testkit.accounting.Account;
import dev.weir.testkit.accounting.Fate;
import dev.weir.testkit.client.TestMessage;
import dev.weir.wire.Headers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An Integration that reads another input from now on, while messages of the old one are not finished. */
@OnEachBroker
class RenamedInputIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int MANY = 1_000_000;

    @TempDir
    private Path before;

    @TempDir
    private Path after;

    @Test
    void leavesWhatIsNotFinishedWhereItIsAndFinishesItWhenItComesBack(TestBroker broker) {
        try (Proving old = new Proving(broker, before);
                Proving renamed = new Proving(broker, after)) {
            old.with("delivery", "retry: {attempts: 1000, interval: 200ms, factor: 1, jitter: 0}");
            try (Launched probe = old.start()) {
                old.post(Fate.OUT, "retried", 20, "failFirst", MANY);
                old.ledger().post(Fate.DEAD, 0, 5, number -> TestMessage.of("{").with(Headers.ID, "dead-" + number));
                await().atMost(PATIENCE).until(() -> probe.count("retried") >= 20 && probe.count("dead") >= 5);
            }
            old.post("waiting", 30);

            renamed.start();
            renamed.post("order", 50).ledger().awaitSettled(PATIENCE);

            renamed.ledger().account().balanced().withDuplicatesAtMost(0);
            Account left = old.ledger().account().balanced();
            assertThat(left.retrying()).as(left.toString()).isEqualTo(20);
            assertThat(left.waiting()).as(left.toString()).isEqualTo(30);
            assertThat(left.out()).as(left.toString()).isZero();

            old.ledger().readLetters();
            Probe.CALLS.values().forEach(calls -> calls.set(MANY));
            old.start();
            old.ledger().awaitSettled(PATIENCE);
            old.ledger().account().balanced().withDuplicatesAtMost(0);
        }
    }
}
