package dev.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.acme.probe.Probe;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import dev.weir.conformance.launch.Launched;
import dev.weir.testkit.RabbitServer;
import dev.weir.testkit.accounting.Fate;
import dev.weir.testkit.accounting.Scale;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RabbitMQ takes channels and connections away while the process lives on: what was in its hands has not failed. */
class ChannelFaultsIT {
    private static final Scale SCALE = Scale.now();
    private static final Duration PATIENCE = SCALE.patience();
    /** As many as would be the death of a message if each were an attempt, and more. */
    private static final int LOSSES = Math.max(2 + Proving.ATTEMPTS + 1, SCALE.restarts());

    private static RabbitServer broker;

    private RabbitSabotage sabotage;
    private Proving proving;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startBroker() {
        broker = RabbitServer.fresh();
        broker.consumerTimeout(Duration.ofSeconds(3));
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void prepare() {
        sabotage = new RabbitSabotage(broker);
        proving = new Proving(broker, folder);
        proving.surroundings()
                .secret("main-login", Map.of("username", RabbitSabotage.USER, "password", RabbitSabotage.PASSWORD));
    }

    @AfterEach
    void close() {
        proving.close();
        sabotage.close();
    }

    @Test
    void keepsWhatItHoldsHoweverLongTheBrokerLetsOthers() throws Exception {
        Launched probe = proving.start();
        String other = proving.client().declareReader("held-by-others");
        proving.client().publishTo(other, List.of(Proving.task("kept", "pass", 0)));
        sabotage.remove(proving.output());
        proving.post("held", 200);

        await().atMost(PATIENCE).until(() -> !probe.trouble().isEmpty());
        losePatience(other);
        losePatience(other);
        sabotage.restore(proving.output());
        proving.ledger().awaitSettled(PATIENCE);

        await().atMost(PATIENCE).until(probe::idle);
        assertThat(probe.count("delivered")).isEqualTo(200);
        proving.ledger().account().balanced().withDuplicatesAtMost(0);
    }

    /** Holds a message of the queue until the broker takes it back. */
    private static void losePatience(String queue) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(broker.uri());
        CompletableFuture<String> lost = new CompletableFuture<>();
        try (Connection connection = factory.newConnection()) {
            connection
                    .createChannel()
                    .basicConsume(
                            queue, false, (tag, delivery) -> {}, lost::complete, (tag, why) -> lost.complete(tag));
            assertThat(lost).succeedsWithin(PATIENCE);
        }
    }

    @Test
    void deadLettersNothingHoweverOftenItsConnectionIsClosed() {
        Launched probe = proving.start();
        proving.post(Fate.OUT, "slow", 5, "dawdle", 1500).post("behind", SCALE.messages() / 2);

        for (int loss = 1; loss <= LOSSES; loss++) {
            int before = calls();
            await().atMost(PATIENCE).until(() -> calls() > before);
            sabotage.disconnect();
        }
        proving.ledger().awaitSettled(PATIENCE);

        await().atMost(PATIENCE).until(probe::idle);
        assertThat(proving.ledger().account().balanced().dead()).isZero();
    }

    private static int calls() {
        return Probe.CALLS.values().stream().mapToInt(AtomicInteger::get).sum();
    }
}
