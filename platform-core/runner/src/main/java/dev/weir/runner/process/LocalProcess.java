package dev.weir.runner.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One process that is started again when it ends by itself, each time after a longer wait. */
public final class LocalProcess {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    /** A process that ran this long starts afresh. */
    private static final Duration STABLE = Duration.ofMinutes(1);

    private final Launch launch;
    private final Consumer<String> notes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread keeper;
    private Process process;
    private boolean ending;
    private final AtomicInteger restarts = new AtomicInteger();

    private LocalProcess(Launch launch, Consumer<String> notes) {
        this.launch = launch;
        this.notes = notes;
        this.process = launch.start();
        this.keeper = Thread.ofPlatform().daemon().name("weir-" + launch.name()).unstarted(this::keep);
    }

    /** Starts it and keeps it up. */
    static LocalProcess start(Launch launch, Consumer<String> notes) {
        var started = new LocalProcess(launch, notes);
        started.keeper.start();
        return started;
    }

    private void keep() {
        Duration wait = FIRST_WAIT;
        try {
            while (true) {
                long since = System.nanoTime();
                int code = current().waitFor();
                if (System.nanoTime() - since > STABLE.toNanos()) {
                    wait = FIRST_WAIT;
                }
                if (isEnding(Duration.ZERO)) {
                    return;
                }
                notes.accept(launch.name() + " ended with " + code + CrashReport.reason(launch.log())
                        + "; starting again in " + wait.toSeconds() + " s");
                if (isEnding(wait) || !again()) {
                    return;
                }
                wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Process current() {
        lock.lock();
        try {
            return process;
        } finally {
            lock.unlock();
        }
    }

    private boolean isEnding(Duration within) throws InterruptedException {
        long left = within.toNanos();
        lock.lock();
        try {
            while (!ending && left > 0) {
                left = changed.awaitNanos(left);
            }
            return ending;
        } finally {
            lock.unlock();
        }
    }

    private boolean again() {
        lock.lock();
        try {
            if (!ending) {
                process = launch.start();
                restarts.incrementAndGet();
            }
            return !ending;
        } finally {
            lock.unlock();
        }
    }

    /** Port for health, metrics and state. */
    public int port() {
        return launch.port();
    }

    public long pid() {
        return current().pid();
    }

    public boolean isAlive() {
        return current().isAlive();
    }

    /** How often it was started again. */
    public int restarts() {
        return restarts.get();
    }

    /** Asks it to drain and end; it is not started again. */
    void end() {
        lock.lock();
        try {
            ending = true;
            changed.signalAll();
            // by its handle, which leaves standard input open: its end would mean that we are gone
            process.toHandle().destroy();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for its end, then ends it by force.
     *
     * @return what to say about it; null when it ended by itself
     */
    @Nullable
    String awaitEnd(Duration patience) throws InterruptedException {
        Process last = current();
        if (last.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return null;
        }
        last.destroyForcibly();
        return launch.name() + " did not drain in time and was killed; what it had not acknowledged comes again";
    }
}
