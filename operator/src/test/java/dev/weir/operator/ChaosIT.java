package dev.weir.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.testkit.KubeServer;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Operator and API server are killed again and again while people make, edit and delete. {@code operator/chaos} does the
 * same at length.
 */
class ChaosIT {
    private static final int SIZE = Integer.getInteger("chaos.size", 50);
    private static final int KILLS = Integer.getInteger("chaos.kills", 5);
    private static final Duration IDLE = Duration.ofSeconds(Integer.getInteger("chaos.idle", 3));
    /** No kill begins after that; how many there were is in the report. */
    private static final Duration TIME = Duration.ofMinutes(Integer.getInteger("chaos.minutes", 60));

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** Every so many kills it is the API server's turn. */
    private static final int TURN = 3;

    private final Path folder = Path.of("target", "chaos");

    private final Random random = new Random(20261121);
    private final StringBuilder report = new StringBuilder();
    private int kills;
    private int serverKills;

    @Test
    void whoeverIsKilledWhatWasAskedForLastIsWhatThereIs() throws IOException {
        Files.createDirectories(folder);
        try (Tenant tenant = new Tenant("chaos");
                OperatorProcess operator = OperatorProcess.start(folder, tenant)) {
            // Given
            operator.awaitStarted();
            var fleet = new Fleet(tenant);
            fleet.create(0, SIZE);
            fleet.awaitConverged(SIZE, PATIENCE, () -> {});
            double calm = changeEverything(fleet, SIZE, 2, operator);

            // When
            double wild = killsWhilePeopleWork(fleet, tenant, operator);

            // Then nothing is wrong, missing or left, and nothing is written any more
            awaitNoWriteFor(IDLE, tenant.audit(), operator);
            row("kills of the operator", kills - serverKills);
            row("kills of the API server", serverKills);
            row("last change until all is right, nobody killed, s", calm);
            row("the same after the last kill, s", wild);
            row("without a write after that, s", (double) IDLE.toSeconds());
            Path file = Files.createDirectories(Path.of("target", "bench")).resolve("chaos.md");
            Files.writeString(file, "| " + SIZE + " Integrations | |\n|---|---:|\n" + report);
        }
    }

    /** What the controllers still do is reported for a while; then there is silence. */
    private static void awaitNoWriteFor(Duration idle, AuditLog audit, OperatorProcess operator) {
        Instant begin = Instant.now();
        await("no write for " + idle)
                .atMost(idle.plus(Cluster.PATIENCE))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(audit.lastWrite().orElse(begin))
                        .as(() -> "the last write, of " + audit.writes())
                        .isBefore(Instant.now().minus(idle)));
        assertThat(operator.isAlive()).isTrue();
    }

    /** A fifth is deleted and made again, the others edited; how long it takes until all is right. */
    private static double changeEverything(Fleet fleet, int size, int replicas, OperatorProcess operator) {
        long begin = System.nanoTime();
        fleet.delete(0, size / 5);
        fleet.edit(0, size, replicas);
        fleet.awaitConverged(size, PATIENCE, () -> revive(operator));
        return (System.nanoTime() - begin) / 1e9;
    }

    private double killsWhilePeopleWork(Fleet fleet, Tenant tenant, OperatorProcess operator) {
        var killing = new AtomicBoolean(true);
        var round = new AtomicInteger(3);
        // not in the common pool, which the client needs for its answers
        try (ExecutorService people = Executors.newSingleThreadExecutor()) {
            Future<?> work = people.submit(() -> {
                while (killing.get()) {
                    fleet.delete(0, SIZE / 5);
                    fleet.edit(0, SIZE, round.getAndIncrement() % 4);
                }
            });
            long end = System.nanoTime() + TIME.toNanos();
            try {
                while (kills < KILLS - 1 && System.nanoTime() < end && !work.isDone()) {
                    afterSomeWrites(tenant, operator);
                    kill(tenant, operator);
                }
            } finally {
                // people who never stop would hide why the killing did
                killing.set(false);
            }
            await().atMost(PATIENCE).until(() -> {
                revive(operator);
                return work.isDone();
            });
            assertThat(work).succeedsWithin(Duration.ZERO);
        }
        kill(tenant, operator);
        return changeEverything(fleet, SIZE, 3, operator);
    }

    private void kill(Tenant tenant, OperatorProcess operator) {
        kills++;
        if (kills % TURN == 0) {
            serverKills++;
            KubeServer server = tenant.cluster().server();
            server.stopApiServer();
            server.startApiServer();
        } else {
            operator.kill();
        }
        revive(operator);
    }

    /** As a Deployment would. */
    private static void revive(OperatorProcess operator) {
        if (!operator.isAlive()) {
            operator.start();
        }
    }

    /** In the middle of something; or in the middle of nothing, when nothing is to do. */
    private void afterSomeWrites(Tenant tenant, OperatorProcess operator) {
        AuditLog audit = tenant.audit();
        long wanted = 1L + random.nextInt(40);
        long deadline = System.nanoTime() + Duration.ofSeconds(8).toNanos();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreException(KubernetesClientException.class)
                .until(() -> {
                    revive(operator);
                    long written =
                            audit.writes().values().stream().mapToLong(it -> it).sum();
                    return written >= wanted || System.nanoTime() > deadline;
                });
    }

    private void row(String what, double value) {
        report.append(String.format(Locale.ROOT, "| %s | %.1f |%n", what, value));
    }

    @Test
    void looksThatFindNothingWriteNothing() {
        try (Tenant tenant = new Tenant("idle")) {
            tenant.integration("scaled", "scaling: {min: 1, max: 3}");
            tenant.integration("wrong", "config: {level: loud}");
            tenant.integration("none", "replicas: 0");
            tenant.integration("one");
            tenant.cluster().server().freezeControllers();
            try (WeirOperator operator = tenant.operator(new Pace(Duration.ofMillis(200), Duration.ofMillis(500)))) {
                // Given
                tenant.awaitReady("wrong", "OptionInvalid");
                Instant begin = Instant.now();
                AuditLog first = tenant.audit();
                await().atMost(Cluster.PATIENCE)
                        .pollInterval(Duration.ofMillis(500))
                        .until(() -> first.lastWrite()
                                .orElse(begin)
                                .isBefore(Instant.now().minusSeconds(2)));

                // When it looks at everything five times a second
                AuditLog audit = tenant.audit();
                await().atMost(Cluster.PATIENCE)
                        .pollInterval(Duration.ofMillis(500))
                        .during(Duration.ofSeconds(4))
                        .until(() -> audit.writes().isEmpty());

                // Then
                assertThat(audit.writes()).isEmpty();
                assertThat(operator.trouble()).isEmpty();
            }
        }
    }
}
