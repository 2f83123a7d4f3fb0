package dev.weir.contract;

import static org.awaitility.Awaitility.await;

import com.acme.probe.Probe;
import com.acme.probe.ProbeApplication;
import dev.weir.conformance.launch.Launched;
import dev.weir.conformance.launch.Surroundings;
import dev.weir.plan.AppPlan;
import dev.weir.testkit.JavaProcess;
import dev.weir.testkit.TestBroker;
import dev.weir.testkit.accounting.Fate;
import dev.weir.testkit.accounting.Ledger;
import dev.weir.testkit.accounting.Places;
import dev.weir.testkit.accounting.Scale;
import dev.weir.testkit.client.MessageClient;
import dev.weir.testkit.client.TestMessage;
import dev.weir.wire.Headers;
import dev.weir.wire.PhysicalNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A probe between an input and an output of its own, and the ledger of what is posted to it. */
final class Proving implements AutoCloseable {
    /** Calls that the policy of {@link #Proving} allows. */
    static final int ATTEMPTS = 3;

    /** The only delay of that policy. */
    static final Duration TIER = Duration.ofMillis(200);

    /** The only delay of the policy of {@link #retryingSlowly}. */
    static final Duration SLOW_TIER = Duration.ofSeconds(5);

    /** What Spring Boot says when everything runs. */
    private static final String STARTED = "Started " + ProbeApplication.class.getSimpleName();

    private static final Duration PATIENCE = Scale.now().patience();

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final PhysicalNames names = new PhysicalNames("in-" + run, "probe");
    private final String output = "out-" + run;
    private final Path folder;
    private final Surroundings surroundings;
    private final MessageClient client;
    private final Ledger ledger;
    private final Map<String, String> fields = new TreeMap<>();
    private final List<AutoCloseable> started = new ArrayList<>();

    Proving(TestBroker broker, Path folder) {
        this.folder = folder;
        this.surroundings = Fleet.surroundings().broker("main", broker);
        this.client = MessageClient.of(broker);
        client.declare(names.destination(), 3);
        client.declare(output, 3);
        this.ledger = new Ledger(client, places(), Proving::id);
        retryingEvery(TIER);
        Probe.CALLS.clear();
    }

    private Places places() {
        return new Places(
                names.destination(),
                names.group(),
                output,
                List.of(names.tier(TIER), names.tier(SLOW_TIER), names.inbox(), names.alone()),
                names.retryGroup(),
                names.deadLetters());
    }

    private static String id(TestMessage message) {
        String root = message.header(Headers.ROOT);
        return root.isEmpty() ? message.header(Headers.ID) : root;
    }

    /** Sets a field of the Integration's spec, or adds to {@code input} and {@code output}. */
    Proving with(String field, String yaml) {
        fields.put(field, yaml);
        return this;
    }

    /** With a tier that what is in it does not leave while a test looks. */
    Proving retryingSlowly() {
        return retryingEvery(SLOW_TIER);
    }

    private Proving retryingEvery(Duration tier) {
        return with(
                "delivery",
                "retry: {attempts: %d, interval: %dms, factor: 1, jitter: 0}".formatted(ATTEMPTS, tier.toMillis()));
    }

    Surroundings surroundings() {
        return surroundings;
    }

    PhysicalNames names() {
        return names;
    }

    String output() {
        return output;
    }

    MessageClient client() {
        return client;
    }

    Ledger ledger() {
        return ledger;
    }

    AppPlan plan() {
        String more = fields.entrySet().stream()
                .filter(it -> !it.getKey().equals("input") && !it.getKey().equals("output"))
                .map(it -> "  " + it.getKey() + ": {" + it.getValue() + "}\n")
                .collect(Collectors.joining());
        return surroundings.plan(
                """
                apiVersion: weir.dev/v1alpha1
                kind: Integration
                metadata: {name: probe, namespace: faults}
                spec:
                  connector: {name: probe}
                  broker: {name: main}
                  input: {destination: %s, group: %s%s}
                  output: {destination: %s%s}
                """.formatted(names.destination(), names.group(), added("input"), output, added("output")) + more);
    }

    private String added(String field) {
        return fields.containsKey(field) ? ", " + fields.get(field) : "";
    }

    /** A probe in this JVM, which what is posted from now on reaches. */
    Launched start(String... more) {
        Launched launched = Launched.start(Fleet.application("probe"), plan(), surroundings, folder, more);
        started.add(launched);
        awaitReached();
        return launched;
    }

    /** Waits until what is posted reaches the group. */
    void awaitReached() {
        await().atMost(PATIENCE).until(() -> client.reaches(names.destination(), names.group()));
    }

    /** A probe in a JVM of its own; see {@link #awaitReached}. */
    JavaProcess process(String name) {
        Launched.write(plan(), surroundings, folder);
        List<String> arguments = new ArrayList<>(List.of("--server.address=127.0.0.1", "--server.port=0"));
        // the HTTP source is on this class path too and would give each process its own fixed port
        arguments.add("--http-source.port=0");
        arguments.addAll(Launched.arguments(folder));
        missedSoon().forEach(arguments::add);
        Path log = Path.of("target", "probe-" + run + "-" + name + ".log");
        JavaProcess process = new JavaProcess(ProbeApplication.class, log, List.of(), arguments);
        started.add(process);
        return process;
    }

    /** The first process, which what is posted from now on reaches. */
    JavaProcess startedProcess() {
        JavaProcess first = process("first");
        awaitReached();
        return first;
    }

    /** Waits until the processes have started, so that a stop ends one that works. */
    void awaitStarted(JavaProcess... processes) {
        for (JavaProcess process : processes) {
            await().atMost(PATIENCE).until(() -> Files.readString(process.log()).contains(STARTED));
        }
    }

    /** Kafka misses a killed process after 3 s; without that after 15 s. */
    private static Stream<String> missedSoon() {
        return Stream.of("input", "retry")
                .map(binding -> "--spring.cloud.stream.kafka.bindings." + binding + ".consumer.configuration.")
                .flatMap(it -> Stream.of(it + "session.timeout.ms=3000", it + "heartbeat.interval.ms=1000"));
    }

    /** Has each call written down, by whichever process. */
    Proving countingCalls() {
        return with("config", "calls: " + calls());
    }

    private Path calls() {
        return folder.toAbsolutePath().resolve("calls");
    }

    /** Calls by id, over all processes, after {@link #countingCalls}. */
    Map<String, Integer> called() {
        Map<String, Integer> counts = new TreeMap<>();
        try {
            if (Files.exists(calls())) {
                Files.readAllLines(calls()).forEach(id -> counts.merge(id, 1, Integer::sum));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return counts;
    }

    /** Posts tasks of one kind with the ids {@code series-0} and on. */
    Proving post(Fate fate, String series, int count, String does, int amount) {
        ledger.post(fate, 0, count, number -> task(series + "-" + number, does, amount));
        return this;
    }

    Proving post(String series, int count) {
        return post(Fate.OUT, series, count, "pass", 0);
    }

    /** Posts a load of which one in a hundred always fails, and one in a hundred gives nothing. */
    Proving load(int messages) {
        for (int from = 0; from < messages; from += 1000) {
            List<TestMessage> good = new ArrayList<>();
            List<TestMessage> bad = new ArrayList<>();
            List<TestMessage> empty = new ArrayList<>();
            for (int number = from; number < Math.min(messages, from + 1000); number++) {
                switch (number % 100) {
                    case 7 -> bad.add(task("bad-" + number, "fail", 0));
                    case 8 -> empty.add(task("empty-" + number, "filter", 0));
                    default -> good.add(task("good-" + number, "pass", 0));
                }
            }
            ledger.post(Fate.OUT, good);
            ledger.post(Fate.DEAD, bad);
            ledger.post(Fate.FILTERED, empty);
        }
        return this;
    }

    static TestMessage task(String id, String does, int amount) {
        return TestMessage.of("{\"id\":\"%s\",\"does\":\"%s\",\"amount\":%d}".formatted(id, does, amount))
                .with(Headers.ID, id)
                .withKey("k" + Math.floorMod(id.hashCode(), 50));
    }

    @Override
    public void close() {
        started.reversed().forEach(Proving::close);
        ledger.close();
        client.close();
    }

    private static void close(AutoCloseable each) {
        try {
            each.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
