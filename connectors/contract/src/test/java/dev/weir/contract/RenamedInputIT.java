package dev.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.acme.probe.Probe;
import dev.weir.conformance.launch.Launched;
import dev.weir.testkit.CommandLine;
import dev.weir.testkit.OnEachBroker;
import dev.weir.testkit.RabbitServer;
import dev.weir.testkit.TestBroker;
import dev.weir.testkit.accounting.Account;
import dev.weir.testkit.accounting.Fate;
import dev.weir.testkit.accounting.Ledger;
import dev.weir.testkit.accounting.Places;
import dev.weir.testkit.accounting.Scale;
import dev.weir.testkit.client.MessageClient;
import dev.weir.testkit.client.TestMessage;
import dev.weir.wire.Headers;
import dev.weir.wire.PhysicalNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An Integration that reads another input from now on, while messages of the old one are not finished. */
@OnEachBroker
class RenamedInputIT {
    private static final Duration PATIENCE = Scale.now().patience();
    private static final int MANY = 1_000_000;
    /** What waits so long is not moved by itself while a test looks. */
    private static final Duration LONG = Duration.ofHours(1);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final PhysicalNames names =
            new PhysicalNames("in-" + UUID.randomUUID().toString().substring(0, 8), "sink");

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

    @Test
    void statusSaysWhatIsLeftWhere(TestBroker broker) throws IOException {
        try (HttpEndpoint far = new HttpEndpoint();
                MessageClient client = MessageClient.of(broker);
                Ledger ledger = new Ledger(client, places(), it -> it.header(Headers.ID));
                CommandLine weir = new CommandLine(Path.of("../../weir"), Map.of("WEIR_BUILD", "off"), before)) {
            String[] run = {"run", "-f", after.toString(), "--broker", address(broker)};
            Files.writeString(after.resolve("sink.yaml"), sink(names.destination(), far));
            var first = weir.start(run);
            leaveSomeEverywhere(ledger, client, far);
            first.process().toHandle().destroy();
            first.end();
            ledger.post(Fate.FILTERED, 20, 50, number -> order("waiting-" + number, far));

            Files.writeString(after.resolve("sink.yaml"), sink(names.destination() + "-renamed", far));
            weir.start(run);
            await().atMost(PATIENCE).untilAsserted(() -> tellsAll(left(weir)));

            Account account = ledger.account().balanced();
            assertThat(account.retrying()).as(account.toString()).isEqualTo(20);
            assertThat(account.waiting()).as(account.toString()).isEqualTo(30);
            assertThat(account.dead()).as(account.toString()).isEqualTo(5);
        }
    }

    private Places places() {
        return new Places(
                names.destination(),
                names.group(),
                null,
                List.of(names.tier(LONG), names.inbox()),
                names.retryGroup(),
                names.deadLetters());
    }

    private void leaveSomeEverywhere(Ledger ledger, MessageClient client, HttpEndpoint far) {
        await().atMost(PATIENCE).until(() -> client.reaches(names.destination(), names.group()));
        TestMessage refused = far.poison().getFirst().message();
        ledger.post(Fate.DEAD, 0, 5, number -> refused.with(Headers.ID, "dead-" + number));
        await().atMost(PATIENCE)
                .until(() -> client.lying(names.deadLetters(), "").size() == 5);
        far.away(true);
        ledger.post(Fate.FILTERED, 0, 20, number -> order("retried-" + number, far));
        await().atMost(PATIENCE)
                .until(() -> client.lying(names.tier(LONG), names.retryGroup()).size() == 20);
    }

    private static TestMessage order(String id, HttpEndpoint far) {
        return far.good(id).with(Headers.ID, id);
    }

    private void tellsAll(JsonNode left) {
        assertThat(left.path("name").asString("")).isEqualTo("sink");
        assertThat(left.at("/depth/retrying").asInt()).isEqualTo(20);
        assertThat(left.at("/depth/waiting").asInt()).isEqualTo(30);
        assertThat(left.at("/depth/dead").asInt()).isEqualTo(5);
        assertThat(left.path("trouble").asString(""))
                .contains(
                        "on Broker default/main is read by nobody",
                        "destination: " + names.destination() + ", group: sink");
    }

    /** The row of what nobody reads; nothing while there is none. */
    private static JsonNode left(CommandLine weir) {
        var answer = weir.run("status", "-o", "json");
        return answer.out().isEmpty()
                ? JSON.missingNode()
                : JSON.readTree(answer.out())
                        .valueStream()
                        .filter(it -> it.path("state").asString("").equals("LeftBehind"))
                        .findFirst()
                        .orElse(JSON.missingNode());
    }

    private static String address(TestBroker broker) {
        return broker instanceof RabbitServer rabbit ? rabbit.uri() : "kafka://" + broker.address();
    }

    private String sink(String destination, HttpEndpoint far) {
        return """
                apiVersion: weir.dev/v1alpha1
                kind: Integration
                metadata: {name: sink}
                spec:
                  connector: {name: http-sink}
                  broker: {name: main}
                  input: {destination: %s, group: %s}
                  config: %s
                  delivery: {retry: {attempts: 100, interval: 1h, factor: 1, cap: 1h, jitter: 0}}
                """.formatted(destination, names.group(), far.config());
    }
}
