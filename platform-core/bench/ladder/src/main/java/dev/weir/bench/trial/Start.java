package dev.weir.bench.trial;

import dev.weir.bench.rung.Child;
import dev.weir.bench.rung.Launch;
import dev.weir.bench.rung.Rung;
import dev.weir.bench.site.Load;
import dev.weir.bench.site.Route;
import dev.weir.bench.site.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One rung, from the start of its process to the first order that comes out, and what it holds when it has nothing to do. */
public record Start(Site site, Rung rung, Path folder) {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int ORDERS = 100;
    private static final long IDLE_MILLIS = 5_000;

    /**
     * What one start gave.
     *
     * @param seconds from the start of the process to the first order
     * @param cpu seconds of processor time until then
     * @param megabytes held after some seconds without work
     */
    public record Arrival(double seconds, double cpu, double megabytes) {}

    /**
     * Runs it.
     *
     * @throws Unbalanced when not every order came out once
     */
    public Arrival run() throws InterruptedException {
        Load load = Load.clean(ORDERS);
        Route route = Trial.route(site, rung, load);
        Path files = folder.resolve("start-" + site.kind() + "-" + route.group());
        try {
            Files.createDirectories(files);
            Launch launch = rung.launch(site, route, files);
            site.prepare(route, launch.topology());
            site.fill(route, load);
            long started = System.nanoTime();
            Arrival arrival;
            try (Child child = Child.start(launch, files.resolve("log"))) {
                Progress.follow(child, () -> site.outputs(route), 1, PATIENCE);
                double seconds = (System.nanoTime() - started) / 1e9;
                double cpu = child.cpu().toNanos() / 1e9;
                Progress.follow(child, () -> site.outputs(route), ORDERS, PATIENCE);
                TimeUnit.MILLISECONDS.sleep(IDLE_MILLIS);
                arrival = new Arrival(seconds, cpu, child.resident() / 1e6);
            }
            Trial.require(List.of(site.output(route, load.healthy())));
            return arrival;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write below " + files, e);
        } finally {
            site.clear(route);
        }
    }
}
