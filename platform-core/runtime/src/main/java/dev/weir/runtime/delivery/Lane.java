package dev.weir.runtime.delivery;

import dev.weir.wire.Headers;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of the messages of one consumer: a window, and the workers that call the function. The consumer adds what it
 * has fetched; the calls and the acknowledgements happen behind it. With one worker messages are called in order of
 * arrival.
 */
public final class Lane {
    private static final Logger LOGGER = LoggerFactory.getLogger(Lane.class);
    private static final long TICK_MILLIS = 10;

    private final String name;
    private final boolean trusted;
    private final Pipeline pipeline;
    private final Timer timer;
    private final Window window;
    private final Solitude solitude;
    private final Runnable idle;
    private final Set<Worker> workers = ConcurrentHashMap.newKeySet();
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger threads = new AtomicInteger();
    private volatile boolean closing;

    /**
     * @param trusted whether everything in this lane was written by the group itself
     * @param timer waits for the due times of retries
     * @param solitude of the process
     * @param idle told when a worker finds nothing to do
     */
    Lane(
            String name,
            boolean trusted,
            Pipeline pipeline,
            Limits limits,
            Timer timer,
            Solitude solitude,
            Runnable idle) {
        this.name = name;
        this.trusted = trusted;
        this.pipeline = pipeline;
        this.timer = timer;
        this.solitude = solitude;
        this.idle = idle;
        this.window = new Window(limits.messages(), limits.bytes());
        for (int i = 0; i < limits.workers(); i++) {
            hire(List.of(), List.of());
        }
    }

    /**
     * Bounds of a lane.
     *
     * @param messages in flight, from fetched to acknowledged
     * @param bytes of these messages
     * @param workers parallel calls
     */
    public record Limits(int messages, long bytes, int workers) {}

    /** Takes over fetched messages, in order. Never waits. */
    public void accept(List<? extends Delivery> deliveries) {
        pipeline.counters().delivered.add(deliveries.size());
        if (closing) {
            pipeline.counters().returned.add(deliveries.size());
            return;
        }
        if (!trusted) {
            window.add(deliveries);
            return;
        }
        for (Delivery delivery : deliveries) {
            window.reserve(delivery);
            long wait = dueInMillis(delivery);
            if (wait > 0) {
                timer.after(wait, () -> due(delivery));
            } else {
                window.ready(delivery);
            }
        }
    }

    private void due(Delivery delivery) {
        if (closing) {
            giveBack(delivery);
        } else {
            window.ready(delivery);
        }
    }

    /**
     * How long a message waits here: not at all when it is due, or so late that it goes round once more. What is due at about
     * the same time is woken for together.
     */
    private long dueInMillis(Delivery delivery) {
        Instant due = Flight.instant(delivery.text(Headers.NOT_BEFORE));
        Instant now = Instant.now();
        if (due == null
                || !due.isAfter(now)
                || due.isAfter(now.plus(pipeline.policy().patience()))) {
            return 0;
        }
        return Math.ceilDiv(due.toEpochMilli(), TICK_MILLIS) * TICK_MILLIS - now.toEpochMilli();
    }

    /** Whether the consumer should stop fetching. */
    public boolean full() {
        return window.full();
    }

    /** Waits a moment for the window to empty. @return whether the consumer may fetch */
    public boolean awaitRoom(Duration patience) throws InterruptedException {
        return window.awaitRoom(patience);
    }

    /** The most messages that can be in flight before the lane counts as full. */
    public int capacity() {
        return window.capacity();
    }

    /** Messages fetched and not yet finished. */
    public int inFlight() {
        return window.inFlight();
    }

    /**
     * Starts no further call, waits for those that run and for the confirms of what they published, and gives the rest
     * back unprocessed.
     *
     * @return whether everything that was started is finished
     */
    public boolean stop(Duration patience) throws InterruptedException {
        end();
        boolean done = awaitStarted(patience);
        if (!done) {
            LOGGER.atWarn()
                    .addKeyValue("lane", name)
                    .addKeyValue("messages", started.get())
                    .log("stopped before these messages were finished; they will be delivered again");
        }
        return done;
    }

    /** Its consumer has ended: starts no further call and gives back what was not started; the workers go. */
    public void end() {
        close();
        withdraw(all -> true);
    }

    /** Whether nothing of it is left to look after. */
    boolean ended() {
        return closing && workers.isEmpty() && inFlight() == 0;
    }

    /** Forgets what was not started and is delivered again to somebody else, or through another channel. */
    public void withdraw(Predicate<? super Delivery> gone) {
        window.drain(gone).forEach(this::giveBack);
    }

    /** From now on no call is started. */
    void close() {
        closing = true;
        window.close();
    }

    /** Waits for the running calls and for the confirms of what they published. @return whether all are finished */
    public boolean awaitStarted(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (started.get() > 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        return started.get() == 0;
    }

    boolean closing() {
        return closing;
    }

    boolean trusted() {
        return trusted;
    }

    /**
     * Waits for messages and takes at most {@code max} of them.
     *
     * @return false when nothing more is to be started
     */
    boolean take(Collection<Delivery> into, int max) throws InterruptedException {
        if (window.idle()) {
            idle.run();
        }
        return window.take(into, max);
    }

    Window window() {
        return window;
    }

    Pipeline pipeline() {
        return pipeline;
    }

    /** Messages that workers have started and that are not finished. */
    int started() {
        return started.get();
    }

    void starting() {
        started.incrementAndGet();
    }

    /**
     * Counts a message as started, unless something has to be handled alone first.
     *
     * @return whether it may be started; otherwise to be asked again
     */
    boolean admits(Delivery delivery, Duration patience) throws InterruptedException {
        if (delivery.alone()) {
            return solitude.take(delivery, patience) && begins();
        }
        if (begins()) {
            if (solitude.free()) {
                return true;
            }
            started.decrementAndGet();
            solitude.awaitFree(patience);
        }
        return false;
    }

    /** Counts first and looks then, as who stops closes first and counts then: one of both sees the other. */
    private boolean begins() {
        starting();
        boolean open = !closing;
        if (!open) {
            started.decrementAndGet();
        }
        return open;
    }

    void finished(Delivery delivery) {
        window.release(delivery);
        started.decrementAndGet();
        solitude.release(delivery);
    }

    /** Gives a message back to the broker that was never started. */
    void giveBack(Delivery delivery) {
        pipeline.counters().returned.increment();
        window.release(delivery);
        solitude.release(delivery);
    }

    /** Gives a message back to the broker that was started and has no outcome. */
    void giveBackStarted(Delivery delivery) {
        pipeline.counters().returned.increment();
        finished(delivery);
    }

    /** Starts a worker, with messages that another one left behind. */
    void hire(List<Worker.Started> singles, List<Delivery> inherited) {
        Worker worker = new Worker(this, singles, inherited);
        workers.add(worker);
        Thread.ofPlatform()
                .name("weir-" + name + "-" + threads.getAndIncrement())
                .daemon()
                .start(worker);
    }

    void left(Worker worker) {
        workers.remove(worker);
    }

    /** Lets the guard look at every running call. */
    void inspect(long timeoutNanos, long graceNanos, Runnable abandoned) {
        long now = System.nanoTime();
        for (Worker worker : workers) {
            if (worker.inspect(timeoutNanos, graceNanos, now)) {
                abandoned.run();
            }
        }
    }
}
