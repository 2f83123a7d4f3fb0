package dev.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.weir.conformance.launch.Launched;
import dev.weir.testkit.JavaProcess;
import dev.weir.testkit.OnEachBroker;
import dev.weir.testkit.RabbitServer;
import dev.weir.testkit.TestBroker;
import dev.weir.testkit.accounting.Fate;
import dev.weir.testkit.accounting.Scale;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Brokers that are killed, frozen, absent, and out of memory or disk. */
@OnEachBroker(own = true)
class BrokerFaultsIT {
    private static final Scale SCALE = Scale.now();
    private static final Duration PATIENCE = SCALE.patience();
    /** What a process and the reader of the output can have in their hands. */
    private static final int IN_FLIGHT = 4000;
    /** One window, and what a fetch may bring beyond. */
    private static final int WINDOW = 1500;
    /** What a heap may seem to grow by that does not. */
    private static final long NOISE_BYTES = 16 << 20;

    private final TestBroker broker;
    private Proving proving;

    @TempDir
    private Path folder;

    BrokerFaultsIT(TestBroker broker) {
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
    void losesNothingWhenTheBrokerIsKilledUnderLoad() {
        Launched probe = proving.start();
        proving.ledger().readLetters();
        proving.post("order", SCALE.messages());

        int kills = Math.max(2, SCALE.kills() / 10);
        for (int kill = 1; kill <= kills; kill++) {
            proving.ledger().awaitOut(kill * SCALE.messages() / (kills + 2), PATIENCE);
            broker.kill();
            broker.start();
        }
        proving.ledger().awaitSettled(PATIENCE);

        await().atMost(PATIENCE).until(probe::idle);
        assertThat(probe.count("dead")).isZero();
        proving.ledger().account().balanced().withDuplicatesAtMost(kills * IN_FLIGHT);
    }

    @Test
    void waitsForAFrozenBroker() {
        Launched probe = proving.start();
        proving.post("before", SCALE.messages());
        proving.ledger().awaitOut(SCALE.messages() / 10, PATIENCE);

        broker.pause();
        endures(probe);
        broker.resume();
        proving.ledger().awaitSettled(PATIENCE);

        await().atMost(PATIENCE).until(probe::idle);
        assertThat(probe.count("dead")).isZero();
        proving.ledger().account().balanced().withDuplicatesAtMost(IN_FLIGHT);
    }

    @Test
    void waitsWhilePublishersAreBlocked() {
        assumeThat(broker).isInstanceOf(RabbitServer.class);
        RabbitServer rabbit = (RabbitServer) broker;
        Launched probe = proving.start();
        for (RabbitServer.Resource resource : RabbitServer.Resource.values()) {
            int before = proving.ledger().out();
            proving.post("quick-" + resource, SCALE.messages() / 2);
            // ten seconds of work at least, so that something is still to be published when the alarm comes
            proving.post(Fate.OUT, "slow-" + resource, 2000, "dawdle", 5);
            proving.ledger().awaitOut(before + SCALE.messages() / 10, PATIENCE);

            rabbit.alarm(resource, true);
            await().atMost(PATIENCE).until(() -> probe.trouble().contains("the broker blocks its publishers"));
            endures(probe);
            rabbit.alarm(resource, false);
            proving.ledger().awaitSettled(PATIENCE);
            await().atMost(PATIENCE).until(probe::idle);
        }

        assertThat(probe.count("dead")).isZero();
        proving.ledger().account().balanced().withDuplicatesAtMost(IN_FLIGHT);
    }

    /** While the broker takes nothing, the probe says so, and neither fetches on and on nor keeps more and more. */
    private static void endures(Launched probe) {
        await().atMost(PATIENCE).until(() -> !probe.trouble().isEmpty());
        long before = usedHeap();
        await().atMost(PATIENCE)
                .pollInterval(SCALE.outage().dividedBy(10))
                .during(SCALE.outage())
                .failFast("the heap grows", () -> usedHeap() - before > NOISE_BYTES)
                .until(() -> !probe.trouble().isEmpty());
        assertThat(probe.inFlight()).isBetween(1, WINDOW);
    }

    /** Without garbage. */
    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Test
    void startsWhenTheBrokerAppearsAndSaysSoMeanwhile() throws IOException {
        broker.stop();
        JavaProcess probe = proving.process("early");
        await().atMost(PATIENCE).until(() -> Files.readString(probe.log()).contains("broker is not reachable"));
        broker.start();
        proving.awaitReached();
        proving.post("order", 100);

        proving.ledger().awaitSettled(PATIENCE);
        assertThat(probe.stop()).isIn(0, 143);
        proving.ledger().account().balanced().withDuplicatesAtMost(0);
    }
}
