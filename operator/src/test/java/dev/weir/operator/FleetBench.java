package dev.weir.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.operator.kind.Integration;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a fleet costs. Not among the tests of a build: {@code operator/bench} runs it. */
class FleetBench {
    private static final int SIZE = Integer.getInteger("fleet.size", 1000);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @TempDir
    private Path folder;

    private final StringBuilder report = new StringBuilder();
    private final Map<String, Long> made = new ConcurrentHashMap<>();
    private final Map<String, Long> programmed = new ConcurrentHashMap<>();

    @Test
    void whatAFleetCosts() throws IOException {
        try (Tenant tenant = new Tenant("fleet");
                OperatorProcess operator = OperatorProcess.start(folder, tenant)) {
            operator.awaitStarted();
            long emptyHeap = operator.liveHeapBytes();
            double before = operator.processorSeconds();
            AuditLog audit = tenant.audit();
            tenant.client()
                    .resources(Integration.class)
                    .inNamespace(tenant.namespace())
                    .inform(watch());

            var fleet = new Fleet(tenant);
            Instant started = Instant.now();
            long begin = System.nanoTime();
            fleet.create(0, SIZE);
            line("all %d made", SIZE, seconds(begin));
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> programmed.size() == SIZE);
            line("all `Programmed`", SIZE, seconds(begin));
            line("from made to `Programmed`, median", SIZE, percentile(50));
            line("from made to `Programmed`, p99", SIZE, percentile(99));
            awaitQuiet(operator);
            line(
                    "until the operator's last write, of the Deployments' own status too",
                    SIZE,
                    Duration.between(started, audit.lastWrite().orElse(started)).toMillis() / 1e3);
            text("operator's processor time, s", operator.processorSeconds() - before);
            parts(operator);
            Map<String, Long> writes = audit.writes();
            writes.forEach((what, count) -> text("writes for each Integration: " + what, count / (double) SIZE));
            text(
                    "writes for each Integration, all",
                    writes.values().stream().mapToLong(it -> it).sum() / (double) SIZE);
            text("RSS, MiB", operator.residentMiB());
            text("RSS at its most, MiB", operator.mostResidentMiB());
            long fullHeap = operator.liveHeapBytes();
            text("live heap, MiB", fullHeap / 1048576.0);
            text("live heap for each Integration, KiB", (fullHeap - emptyHeap) / 1024.0 / SIZE);

            report.append(new ReasonBench(tenant).report());

            operator.end();
            AuditLog again = tenant.audit();
            long restart = System.nanoTime();
            operator.start();
            operator.awaitStarted();
            text("restart: until everything is seen, s", seconds(restart));
            awaitQuiet(operator);
            text("restart: processor time until quiet, s", operator.processorSeconds());
            parts(operator);
            text(
                    "restart: writes",
                    again.writes().values().stream().mapToInt(Long::intValue).sum());
            text("restart: RSS, MiB", operator.residentMiB());
            write();
            operator.end();
            assertThat(again.writes()).isEmpty();
        }
    }

    /** Whose the processor time is, since the operator started; and how often it looked. */
    private void parts(OperatorProcess operator) {
        text("- of that compilers, s", operator.processorSeconds("C1 ") + operator.processorSeconds("C2 "));
        text("- of that collector, s", operator.processorSeconds("VM Thread"));
        text("looks at each Integration", operator.counted("reconciliations_started_total") / SIZE);
    }

    private ResourceEventHandler<Integration> watch() {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(Integration integration) {
                made.putIfAbsent(integration.getMetadata().getName(), System.nanoTime());
                look(integration);
            }

            @Override
            public void onUpdate(Integration before, Integration now) {
                look(now);
            }

            @Override
            public void onDelete(Integration integration, boolean unknown) {
                // nothing is deleted while this is measured
            }
        };
    }

    private void look(Integration integration) {
        if (Fleet.isProgrammed(integration)) {
            programmed.putIfAbsent(integration.getMetadata().getName(), System.nanoTime());
        }
    }

    private double percentile(int percent) {
        double[] sorted = programmed.entrySet().stream()
                .mapToDouble(it -> (it.getValue() - Objects.requireNonNull(made.get(it.getKey()))) / 1e9)
                .sorted()
                .toArray();
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    /** Until it takes no processor time worth speaking of for two seconds. */
    private void awaitQuiet(OperatorProcess operator) {
        double[] taken = {operator.processorSeconds()};
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(2)).until(() -> {
            double now = operator.processorSeconds();
            boolean quiet = now - taken[0] < 0.06;
            taken[0] = now;
            return quiet;
        });
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private void line(String what, int size, double seconds) {
        text(String.format(Locale.ROOT, what, size) + ", s", seconds);
    }

    private void text(String what, double value) {
        report.append(String.format(Locale.ROOT, "| %s | %.2f |%n", what, value));
    }

    private void write() throws IOException {
        Path file = Files.createDirectories(Path.of("target", "bench")).resolve("fleet.md");
        Files.writeString(file, "| " + SIZE + " Integrations | |\n|---|---:|\n" + report);
    }
}
