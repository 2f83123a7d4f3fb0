package dev.weir.runner.dev;

import dev.weir.runner.process.LocalSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** Posts the lines of a file to an HTTP source, one after the other and from the beginning again, at a steady rate. */
public final class Feed implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int AT_ONCE = 64;

    private final List<String> lines;
    private final URI target;
    private final double rate;
    private final String run = Long.toString(System.currentTimeMillis(), 36);
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final LongAdder posted = new LongAdder();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder unknown = new LongAdder();
    private final Thread thread = Thread.ofPlatform().daemon().name("weir-feed").unstarted(this::run);

    private Feed(List<String> lines, URI target, double rate) {
        this.lines = lines;
        this.target = target;
        this.rate = rate;
    }

    /**
     * The feed of a folder: the lines of {@code feed/*.jsonl}, to the first connector that listens.
     *
     * @param rate posts per second
     * @return empty without such lines, without such a connector, or at rate 0
     */
    public static Optional<Feed> beside(Path folder, LocalSystem system, double rate) {
        List<String> lines = lines(folder.resolve("feed"));
        return lines.isEmpty() || rate <= 0
                ? Optional.empty()
                : system.members().stream()
                        .flatMap(it -> target(it).stream())
                        .findFirst()
                        .map(target -> new Feed(lines, target, rate));
    }

    private static Optional<URI> target(LocalSystem.Member member) {
        Integer port = member.planned().resolved().listens();
        Object path = member.planned().manifest().spec().config().getOrDefault("path", "/");
        return Optional.ofNullable(port).map(it -> URI.create("http://127.0.0.1:" + it + path));
    }

    private static List<String> lines(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList()) {
                Files.readAllLines(file).stream().filter(it -> !it.isBlank()).forEach(lines::add);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(folder + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
        return lines;
    }

    void start() {
        thread.start();
    }

    private void run() {
        long begin = System.nanoTime();
        try {
            for (long n = 0; ; n++) {
                long due = begin + (long) (n * 1e9 / rate);
                if (stop.await(Math.max(0, due - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                    return;
                }
                slots.acquire();
                String line = lines.get((int) (n % lines.size()));
                String id = "feed-" + run + "-" + n;
                Thread.ofVirtual().name("weir-post").start(() -> post(line, id));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void post(String body, String id) {
        HttpRequest request = HttpRequest.newBuilder(target)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", id)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        posted.increment();
        try {
            count(http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException silent) {
            unknown.increment();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            unknown.increment();
        } finally {
            slots.release();
        }
    }

    private void count(int status) {
        LongAdder kind = status == 202 ? accepted : status >= 500 ? unknown : refused;
        kind.increment();
    }

    /** Posts no more and waits for the answers that are due. */
    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(TIMEOUT);
            if (slots.tryAcquire(AT_ONCE, TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                slots.release(AT_ONCE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was posted and what was answered. */
    String line() {
        return String.format(
                Locale.ROOT,
                "posted %d to %s: 202 accepted %d, refused as invalid %d, without an answer %d",
                posted.sum(),
                target,
                accepted.sum(),
                refused.sum(),
                unknown.sum());
    }
}
