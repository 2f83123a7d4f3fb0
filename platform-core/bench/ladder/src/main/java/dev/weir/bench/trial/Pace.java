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
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * One rung at an even pace far below its limit: how long an order takes from its sender through the rung to a listener.
 *
 * @param seconds that are measured, after as many that are not
 */
public record Pace(Site site, Rung rung, int perSecond, int seconds, Path folder) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double MEDIAN = 0.5;
    private static final double TAIL = 0.99;

    /**
     * What one run gave.
     *
     * @param median milliseconds that half of the orders stay below
     * @param tail milliseconds that 99 in 100 stay below
     */
    public record Latency(double median, double tail) {}

    /**
     * Runs it.
     *
     * @throws Unbalanced when not every order came out
     */
    public Latency run() throws Exception {
        Load load = Load.clean(2 * seconds * perSecond);
        Route route = Trial.route(site, rung, load).withOwnInput();
        Path files = folder.resolve("pace-" + site.kind() + "-" + route.group());
        try {
            Files.createDirectories(files);
            Launch launch = rung.launch(site, route, files);
            site.prepare(route, launch.topology());
            AtomicLongArray taken = new AtomicLongArray(load.messages());
            try (Child child = Child.start(launch, files.resolve("log"));
                    AutoCloseable listening = site.listen(route, number -> arrived(taken, number))) {
                send(route, load, taken, child);
                await(taken, load.messages(), child);
            }
            return latency(taken);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write below " + files, e);
        } finally {
            site.clear(route);
        }
    }

    /** Until an order arrives its place holds when it was sent, as a negative number. */
    private static void arrived(AtomicLongArray taken, int number) {
        long now = System.nanoTime();
        taken.updateAndGet(number, sent -> sent < 0 ? now + sent : sent);
    }

    private void send(Route route, Load load, AtomicLongArray taken, Child child) throws InterruptedException {
        try (Site.Sender sender = site.sender(route)) {
            long next = 0;
            for (int number = 0; number < load.messages(); number++) {
                byte[] body = load.body(number);
                if (number == 1) {
                    // the first order waits for the start of the process, the others for nothing
                    await(taken, 1, child);
                    next = System.nanoTime();
                }
                while (number > 0 && System.nanoTime() < next) {
                    LockSupport.parkNanos(next - System.nanoTime());
                }
                taken.set(number, -System.nanoTime());
                sender.send(number, body);
                next += TimeUnit.SECONDS.toNanos(1) / perSecond;
            }
        }
    }

    private static void await(AtomicLongArray taken, int count, Child child) throws InterruptedException {
        Progress.follow(child, () -> arrivals(taken, count), count, PATIENCE);
    }

    private static long arrivals(AtomicLongArray taken, int count) {
        long arrived = 0;
        for (int number = 0; number < count; number++) {
            arrived += taken.get(number) > 0 ? 1 : 0;
        }
        return arrived;
    }

    private static Latency latency(AtomicLongArray taken) {
        int half = taken.length() / 2;
        double[] millis = new double[taken.length() - half];
        Arrays.setAll(millis, i -> taken.get(half + i) / 1e6);
        Arrays.sort(millis);
        return new Latency(millis[(int) (millis.length * MEDIAN)], millis[(int) (millis.length * TAIL)]);
    }
}
