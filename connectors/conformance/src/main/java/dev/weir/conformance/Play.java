package dev.weir.conformance;

import static org.awaitility.Awaitility.await;

import dev.weir.conformance.Evidence.Rest;
import dev.weir.conformance.launch.Launched;
import dev.weir.letters.DeadLetter;
import dev.weir.letters.DeadLetters;
import dev.weir.letters.Outcome;
import dev.weir.letters.Progress;
import dev.weir.letters.RedriveOptions;
import dev.weir.letters.Selection;
import dev.weir.testkit.TestBroker;
import dev.weir.testkit.client.Collected;
import dev.weir.testkit.client.MessageClient;
import dev.weir.testkit.client.TestMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** Puts a subject on one broker through everything, in four acts, and keeps what was seen. */
final class Play implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int WHILE_PAUSED = 5;
    private static final int AROUND_STOP = 400;

    private final Subject subject;
    private final Path folder;
    private final Wiring wiring;
    private final MessageClient client;
    private final Collected outputs;
    private final Collected copies;
    private final DeadLetters deadLetters;
    private final List<Probe> probes;
    private Launched life;

    Play(Subject subject, TestBroker broker, Path folder) {
        this.subject = subject;
        this.folder = folder;
        this.wiring = new Wiring(subject, broker);
        this.client = MessageClient.of(broker);
        client.declare(wiring.names().destination(), 1);
        client.declare(wiring.output(), 1);
        this.outputs = client.collect(wiring.output());
        this.copies = client.collect(wiring.names().destination());
        this.deadLetters = wiring.letters();
        this.probes = Script.of(subject);
        this.life = start();
    }

    private Launched start() {
        Launched started = wiring.start(folder);
        await().atMost(PATIENCE)
                .until(() -> client.reaches(
                        wiring.names().destination(), wiring.names().group()));
        return started;
    }

    /** Everything that was seen. */
    Evidence perform() {
        publish(probes);
        await("every message comes to an end").atMost(PATIENCE).until(() -> counts().ended() >= probes.size());
        await("all outputs").atMost(PATIENCE).until(() -> outputs.size() >= expectedOutputs());
        Counts counts = counts();
        List<DeadLetter> letters = deadLetters.list(Selection.all());
        List<DeadLetter> redriven = redrive(1);
        redrive(2);
        redrive(3);
        Outcome fourth = deadLetters.redrive(failing(), RedriveOptions.because("conformance"), Progress.SILENT);
        String paused = pause();
        int seen = seen("paused-");
        resume();
        stopAndStart();
        await("nothing is on its way").atMost(PATIENCE).until(() -> life.lag() == 0 && life.inFlight() == 0);
        var rest = new Rest(paused, seen, WHILE_PAUSED, AROUND_STOP, counts, life.lag(), life.inFlight());
        return new Evidence(
                subject.parts(), probes, outputs.messages(), copies.messages(), letters, redriven, fourth, rest);
    }

    private void publish(List<Probe> messages) {
        client.publish(
                wiring.names().destination(),
                messages.stream().map(Probe::message).toList());
    }

    private long expectedOutputs() {
        Set<Need> giving = Set.of(Need.OUTPUT, Need.RECOVERING, Need.POSTPONED);
        return subject.parts()
                * probes.stream().filter(it -> giving.contains(it.kind())).count();
    }

    private Selection failing() {
        Set<String> ids = deadLetters.list(Selection.all()).stream()
                .filter(it -> Evidence.header(it, Probe.HEADER).startsWith("failing"))
                .map(DeadLetter::deadId)
                .collect(Collectors.toSet());
        return Selection.all().withIds(ids);
    }

    /** Redrives what always fails, and waits until it has failed again. */
    private List<DeadLetter> redrive(int round) {
        if (subject.failing(0).isEmpty()) {
            return List.of();
        }
        Outcome outcome = deadLetters.redrive(failing(), RedriveOptions.because("conformance"), Progress.SILENT);
        await("redriven messages fail again")
                .atMost(PATIENCE)
                .until(() -> again(round).size() == outcome.moved());
        return again(round);
    }

    private List<DeadLetter> again(int round) {
        return deadLetters.list(Selection.all()).stream()
                .filter(it -> it.redrives() == round)
                .toList();
    }

    private String state() {
        return life.state().path("state").asString();
    }

    private Counts counts() {
        return JSON.treeToValue(life.state().path("counts"), Counts.class);
    }

    private String pause() {
        state("Paused");
        await("it pauses").atMost(PATIENCE).until(() -> state().equals("Paused") && life.inFlight() == 0);
        publish(accepted("paused-", WHILE_PAUSED));
        await("they wait").atMost(PATIENCE).until(() -> life.lag() == WHILE_PAUSED);
        return state();
    }

    private void resume() {
        long before = counts().ended();
        state("Running");
        await("they come").atMost(PATIENCE).until(() -> counts().ended() >= before + WHILE_PAUSED);
    }

    private void stopAndStart() {
        long before = counts().ended();
        publish(accepted("stopped-", AROUND_STOP / 2));
        await("the stop comes in the middle").atMost(PATIENCE).until(() -> counts().ended() > before);
        life.close();
        publish(accepted("started-", AROUND_STOP / 2));
        life = start();
        int wanted = subject.parts() * AROUND_STOP;
        await("all of them").atMost(PATIENCE).until(() -> seen("stopped-") + seen("started-") >= wanted);
    }

    private List<Probe> accepted(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Script.probe(prefix + i, Need.OUTPUT, subject.accepted(1000 + i), it -> it))
                .toList();
    }

    private int seen(String prefix) {
        return (int) outputs.messages().stream()
                .map((TestMessage it) -> it.header(Probe.HEADER))
                .filter(it -> it.startsWith(prefix))
                .count();
    }

    private void state(String wanted) {
        try {
            Files.writeString(folder.resolve("state"), wanted);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    @Override
    public void close() {
        life.close();
        outputs.close();
        copies.close();
        deadLetters.close();
        client.close();
    }
}
