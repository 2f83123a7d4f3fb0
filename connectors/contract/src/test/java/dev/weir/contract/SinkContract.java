package dev.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.conformance.launch.Launched;
import dev.weir.conformance.launch.Surroundings;
import dev.weir.contract.FarSide.Poison;
import dev.weir.plan.AppPlan;
import dev.weir.testkit.TestBroker;
import dev.weir.testkit.client.Collected;
import dev.weir.testkit.client.MessageClient;
import dev.weir.testkit.client.TestMessage;
import dev.weir.wire.Headers;
import dev.weir.wire.PhysicalNames;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.boot.SpringApplication;

/** What every sink must prove. The parts build on each other: one start serves them all but the last. */
final class SinkContract implements AutoCloseable {
    static final int ATTEMPTS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final TestBroker broker;
    private final FarSide far;
    private final Path folder;
    private final Surroundings surroundings;
    private final PhysicalNames names;
    private final AppPlan plan;
    private final Set<String> sent = new HashSet<>();
    private Launched sink;

    SinkContract(TestBroker broker, FarSide far, Path folder) {
        this.broker = broker;
        this.far = far;
        this.folder = folder;
        this.surroundings = Fleet.surroundings().broker("main", broker);
        this.names = new PhysicalNames("orders-" + UUID.randomUUID().toString().substring(0, 8), far.connector());
        this.plan = surroundings.plan("""
                apiVersion: weir.dev/v1alpha1
                kind: Integration
                metadata: {name: %s, namespace: shop}
                spec:
                  connector: {name: %s}
                  broker: {name: main}
                  input: {destination: %s, group: %s}
                  config: %s
                  delivery: {retry: {attempts: %d, interval: 200ms, factor: 1}}
                """.formatted(
                        far.connector(), far.connector(), names.destination(), names.group(), far.config(), ATTEMPTS));
        this.sink = start();
    }

    private Launched start() {
        SpringApplication application = Fleet.application(far.connector());
        application.addInitializers(context -> far.starting());
        return Launched.start(application, plan, surroundings, folder);
    }

    /** All parts, in their order. */
    void holds() {
        deliversAndTellsWhatItCannot();
        losesNothingWithTheBroker();
        stopsWithoutLossAndWithoutDuplicates();
    }

    private void deliversAndTellsWhatItCannot() {
        List<Poison> poison = far.poison();
        try (MessageClient client = MessageClient.of(broker)) {
            await().atMost(PATIENCE).until(() -> client.reaches(names.destination(), names.group()));
            client.publish(names.destination(), good("a", 50));
            client.publish(
                    names.destination(),
                    IntStream.range(0, poison.size()).mapToObj(this::bad).toList());
            client.publish(names.destination(), good("b", 50));
            arrive();
            try (Collected letters = client.drain(names.deadLetters())) {
                await().atMost(PATIENCE).until(() -> letters.size() >= poison.size());
                letters.messages().forEach(this::tellsAll);
            }
        }
        assertThat(far.arrived()).as("arrived twice").doesNotHaveDuplicates();
        await().atMost(PATIENCE).until(sink::idle);
        assertThat(sink.count("consumed")).isEqualTo(sent.size());
        assertThat(sink.count("dead")).isEqualTo(poison.size());
    }

    private TestMessage bad(int index) {
        return travelling(far.poison().get(index).message(), "bad-" + index);
    }

    private void tellsAll(TestMessage letter) {
        Poison poison =
                far.poison().get(Integer.parseInt(letter.header(Headers.ID).substring(4)));
        assertThat(letter.body()).isEqualTo(poison.message().body());
        assertThat(letter.header("tenant")).isEqualTo("acme");
        assertThat(letter.header(Headers.KEY)).isEqualTo("customer");
        assertThat(letter.header(Headers.INTEGRATION)).isEqualTo("shop/" + far.connector());
        assertThat(letter.header(Headers.ATTEMPTS)).isEqualTo(Integer.toString(poison.attempts()));
        assertThat(letter.header(Headers.ERROR_MESSAGE)).contains(poison.because());
        assertThat(letter.header(Headers.ERROR_TYPE)).isNotEmpty();
        assertThat(letter.header(Headers.FINGERPRINT)).isNotEmpty();
        assertThat(letter.header(Headers.ORIGIN)).isNotEmpty();
        assertThat(letter.header(Headers.DEAD_ID)).isNotEmpty();
        assertThat(Instant.parse(letter.header(Headers.FIRST_FAILED)))
                .isBeforeOrEqualTo(Instant.parse(letter.header(Headers.LAST_FAILED)));
    }

    private void losesNothingWithTheBroker() {
        int before = far.arrived().size();
        try (MessageClient client = MessageClient.of(broker)) {
            client.publish(names.destination(), good("c", 2000));
        }
        await().atMost(PATIENCE).until(() -> far.arrived().size() > before);
        broker.kill();
        broker.restart();
        arrive();
        await().atMost(PATIENCE).until(sink::idle);
        assertThat(sink.count("dead"))
                .as("dead letters of an outage")
                .isEqualTo(far.poison().size());
    }

    private void stopsWithoutLossAndWithoutDuplicates() {
        int before = far.arrived().size();
        try (MessageClient client = MessageClient.of(broker)) {
            client.publish(names.destination(), good("d", 2000));
        }
        await().atMost(PATIENCE).until(() -> far.arrived().size() > before);
        sink.close();
        sink = start();
        arrive();
        await().atMost(PATIENCE).until(sink::idle);
        assertThat(far.arrived()).filteredOn(id -> id.startsWith("d")).doesNotHaveDuplicates();
        assertThat(sink.count("dead")).isZero();
    }

    private List<TestMessage> good(String series, int count) {
        List<TestMessage> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = series + "-" + i;
            sent.add(id);
            messages.add(travelling(far.good(id), id));
        }
        return messages;
    }

    private static TestMessage travelling(TestMessage message, String id) {
        return message.with(Headers.ID, id).with("tenant", "acme").withKey("customer");
    }

    private void arrive() {
        await().atMost(PATIENCE).until(() -> new HashSet<>(far.arrived()).equals(sent));
    }

    @Override
    public void close() {
        sink.close();
        far.close();
    }
}
