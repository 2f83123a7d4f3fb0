package dev.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.conformance.launch.Launched;
import dev.weir.conformance.launch.Surroundings;
import dev.weir.testkit.OnEachBroker;
import dev.weir.testkit.TestBroker;
import dev.weir.testkit.accounting.Account;
import dev.weir.testkit.accounting.Fate;
import dev.weir.testkit.accounting.Ledger;
import dev.weir.testkit.accounting.Places;
import dev.weir.testkit.accounting.Scale;
import dev.weir.testkit.client.MessageClient;
import dev.weir.wire.Headers;
import dev.weir.wire.PhysicalNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A system behind a sink that is away for a while, at load. */
@OnEachBroker
class DownstreamFaultsIT {
    private static final Duration PATIENCE = Scale.now().patience();
    private static final int MESSAGES = Scale.now().messages() / 6;
    /** Two lanes of a thousand messages, and what one poll may bring beyond. */
    private static final int IN_FLIGHT = 4000;

    private final PhysicalNames names =
            new PhysicalNames("in-" + UUID.randomUUID().toString().substring(0, 8), "sink");

    @TempDir
    private Path folder;

    @Test
    void retriesUntilItIsBackAndHoldsNoMoreThanItsWindows(TestBroker broker) {
        Surroundings surroundings = Fleet.surroundings().broker("main", broker);
        Places places = new Places(
                names.destination(),
                names.group(),
                null,
                List.of(names.tier(Duration.ofMillis(500)), names.inbox()),
                names.retryGroup(),
                names.deadLetters());
        try (HttpEndpoint far = new HttpEndpoint();
                MessageClient client = MessageClient.of(broker);
                Ledger ledger = new Ledger(client, places, it -> it.header(Headers.ID))) {
            client.declare(names.destination(), 3);
            far.away(true);
            try (Launched sink = start(surroundings, far)) {
                await().atMost(PATIENCE).until(() -> client.reaches(names.destination(), names.group()));
                ledger.post(Fate.FILTERED, 0, MESSAGES, number -> far.good("m" + number)
                        .with(Headers.ID, "m" + number));
                await().atMost(PATIENCE).until(() -> sink.count("retried") > MESSAGES);
                assertThat(sink.inFlight()).isLessThanOrEqualTo(IN_FLIGHT);

                far.away(false);
                await().atMost(PATIENCE).until(() -> new HashSet<>(far.arrived()).size() == MESSAGES);

                await().atMost(PATIENCE).until(sink::idle);
                assertThat(far.arrived()).doesNotHaveDuplicates();
                assertThat(sink.count("dead")).isZero();
            }
            Account account = ledger.account().balanced();
            assertThat(account.filtered()).as(account.toString()).isEqualTo(MESSAGES);
        }
    }

    private Launched start(Surroundings surroundings, HttpEndpoint far) {
        return Launched.start(
                Fleet.application("http-sink"),
                surroundings.plan("""
                apiVersion: weir.dev/v1alpha1
                kind: Integration
                metadata: {name: sink, namespace: faults}
                spec:
                  connector: {name: http-sink}
                  broker: {name: main}
                  input: {destination: %s, group: %s, workers: 4}
                  config: %s
                  delivery: {retry: {attempts: 100, interval: 500ms, factor: 1, jitter: 0}}
                """.formatted(names.destination(), names.group(), far.config())),
                surroundings,
                folder);
    }
}
