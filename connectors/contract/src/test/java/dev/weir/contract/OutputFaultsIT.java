package dev.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.acme.probe.Probe;
import dev.weir.conformance.launch.Launched;
import dev.weir.testkit.OnEachBroker;
import dev.weir.testkit.RabbitServer;
import dev.weir.testkit.TestBroker;
import dev.weir.testkit.accounting.Fate;
import dev.weir.testkit.client.TestMessage;
import dev.weir.wire.Headers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places that results, retries and dead letters cannot be published to: for a while, or one message for ever. */
@OnEachBroker(
        own = true,
        kafka = {
            "authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer",
            "allow.everyone.if.no.acl.found=true"
        },
        rabbitmq = "max_message_size=100000")
class OutputFaultsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int LOAD = 300;

    private final TestBroker broker;
    private final Sabotage sabotage;
    private Proving proving;
    private int series;

    @TempDir
    private Path folder;

    OutputFaultsIT(TestBroker broker) {
        this.broker = broker;
        this.sabotage = Sabotage.on(broker);
    }

    @BeforeEach
    void prepare() {
        proving = new Proving(broker, folder);
        if (broker instanceof RabbitServer) {
            proving.surroundings()
                    .secret("main-login", Map.of("username", RabbitSabotage.USER, "password", RabbitSabotage.PASSWORD));
        }
    }

    @AfterEach
    void close() {
        proving.close();
        sabotage.close();
    }

    @Test
    void holdsTheInputWhileTheOutputTakesNothing() {
        Launched probe = proving.start();
        String output = proving.output();
        String reader = proving.ledger().reader();

        proving.post("warm", LOAD);
        proving.ledger().awaitSettled(PATIENCE);
        holds(probe, () -> sabotage.remove(output), series("gone"), () -> sabotage.restore(output));

        proving.ledger().leaveOutput();
        holds(probe, () -> sabotage.saturate(output, reader), series("full"), () -> {
            sabotage.relieve(output, reader);
            proving.ledger().readOutput();
        });
        holds(probe, () -> sabotage.forbid(output), series("forbidden"), () -> sabotage.allow(output));

        proving.ledger().account().balanced().withDuplicatesAtMost(0);
    }

    @Test
    void holdsTheInputWhileDeadLettersCannotBeWritten() {
        Launched probe = proving.start();
        String letters = proving.names().deadLetters();

        proving.ledger().readLetters();

        holds(probe, () -> sabotage.forbid(letters), this::unreadable, () -> sabotage.allow(letters));
        proving.ledger().leaveLetters();
        holds(probe, () -> sabotage.remove(letters), this::unreadable, () -> {
            sabotage.restore(letters);
            proving.ledger().readLetters();
        });
        proving.ledger().leaveLetters();
        holds(probe, () -> sabotage.saturate(letters, letters), this::unreadable, () -> {
            sabotage.relieve(letters, letters);
            proving.ledger().readLetters();
        });

        proving.ledger().account().balanced().withDuplicatesAtMost(0);
    }

    @Test
    void holdsTheInputWhileRetriesCannotBeWritten() {
        Launched probe = proving.start();
        String tier = proving.names().tier(Proving.TIER);

        holds(probe, () -> sabotage.remove(tier), this::failing, () -> sabotage.restore(tier));
        holds(probe, () -> sabotage.forbid(tier), this::failing, () -> sabotage.allow(tier));

        retriedOnce();
    }

    @Test
    void holdsTheInputWhileRetriesHaveNoRoom() {
        Launched probe = proving.retryingSlowly().start();
        String tier = proving.names().tier(Proving.SLOW_TIER);

        holds(probe, () -> sabotage.saturate(tier, tier), this::failing, () -> sabotage.relieve(tier, tier));

        retriedOnce();
    }

    private void retriedOnce() {
        proving.ledger().account().balanced().withDuplicatesAtMost(0);
        assertThat(Probe.CALLS)
                .allSatisfy((id, calls) -> assertThat(calls).as(id).hasValue(id.startsWith("fails") ? 2 : 1));
    }

    @Test
    void deadLettersTheInputOfAResultTheBrokerDoesNotTakeAndLetsTheOthersPass() {
        Launched probe = proving.start();
        sabotage.shrink(proving.output(), 100_000);
        proving.ledger().readLetters();
        int tooMuch = broker instanceof RabbitServer ? 20_000_000 : 2_000_000;
        proving.post("before", LOAD)
                .post(Fate.DEAD, "seen", 5, "swell", tooMuch)
                .post("between", LOAD)
                .post(Fate.DEAD, "refused", 5, "swell", 200_000)
                .post("after", LOAD);

        proving.ledger().awaitSettled(PATIENCE);

        // a channel that is closed over one message leaves unknown what became of those before it
        proving.ledger().account().balanced().withDuplicatesAtMost(3 * LOAD);
        assertThat(proving.ledger().letters()).allSatisfy(letter -> {
            assertThat(letter.header(Headers.ERROR_MESSAGE)).contains("the result cannot be published");
            assertThat(letter.header(Headers.ATTEMPTS)).isEqualTo("1");
        });
        await().atMost(PATIENCE).until(probe::idle);
    }

    @Test
    void waitsForAQueueThatTakesItsResults() {
        assumeThat(sabotage).isInstanceOf(RabbitSabotage.class);
        RabbitSabotage rabbit = (RabbitSabotage) sabotage;
        Launched probe = proving.start();
        String reader = proving.ledger().reader();

        holds(
                probe,
                () -> rabbit.unbind(proving.output(), reader),
                () -> proving.post("unrouted", LOAD),
                () -> rabbit.bind(proving.output(), reader));

        proving.ledger().account().balanced().withDuplicatesAtMost(0);
    }

    @Test
    void countsAndDropsWhatNoQueueTakesWhenToldTo() {
        assumeThat(sabotage).isInstanceOf(RabbitSabotage.class);
        RabbitSabotage rabbit = (RabbitSabotage) sabotage;
        proving.with("output", "unrouted: Discard");
        Launched probe = proving.start();
        String reader = proving.ledger().reader();

        rabbit.unbind(proving.output(), reader);
        proving.post(Fate.FILTERED, "dropped", LOAD, "pass", 0);
        await().atMost(PATIENCE).until(() -> probe.count("discarded") >= LOAD);
        rabbit.bind(proving.output(), reader);
        proving.post("routed", LOAD);
        proving.ledger().awaitSettled(PATIENCE);

        assertThat(proving.ledger().account().balanced().filtered()).isEqualTo(LOAD);
        assertThat(probe.count("discarded")).isEqualTo(LOAD);
    }

    private Runnable series(String name) {
        return () -> proving.post(name, LOAD);
    }

    private void failing() {
        proving.post(Fate.OUT, "fails-" + series++, LOAD, "failFirst", 1).post("passes-" + series++, LOAD);
    }

    private void unreadable() {
        String name = "unreadable-" + series++;
        proving.ledger().post(Fate.DEAD, 0, 20, number -> TestMessage.of("{").with(Headers.ID, name + "-" + number));
        proving.post("readable-" + series++, LOAD);
    }

    /** The fault begins, a load comes in, the probe says why nothing goes on; the fault ends, and everything arrives. */
    private void holds(Launched probe, Runnable begin, Runnable load, Runnable end) {
        begin.run();
        int dead = proving.ledger().dead();
        load.run();
        await().atMost(PATIENCE).until(() -> !probe.trouble().isEmpty());
        assertThat(probe.readiness().path("status").asString("")).isEqualTo("DOWN");
        assertThat(probe.readiness().at("/components/weir/details/reason").asString(""))
                .isNotEmpty();
        assertThat(proving.ledger().dead()).isEqualTo(dead);
        assertThat(probe.inFlight()).isPositive();

        end.run();
        proving.ledger().awaitSettled(PATIENCE);
        await().atMost(PATIENCE).until(probe::idle);
    }
}
