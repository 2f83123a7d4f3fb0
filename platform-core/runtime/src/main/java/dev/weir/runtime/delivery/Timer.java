package dev.weir.runtime.delivery;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs small tasks later, on daemon threads of its own. What a task throws is logged, and the next run is not lost. */
public final class Timer implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Timer.class);
    private final ScheduledThreadPoolExecutor executor;

    /** @param name of the threads */
    public Timer(String name, int threads) {
        executor = new ScheduledThreadPoolExecutor(
                threads, Thread.ofPlatform().daemon().name(name + "-", 0).factory());
        executor.setRemoveOnCancelPolicy(true);
    }

    /** Runs a task as soon as a thread is free. After the close, tasks are dropped. */
    public void execute(Runnable task) {
        after(0, task);
    }

    /** Runs a task once. */
    public void after(long millis, Runnable task) {
        try {
            var unused = executor.schedule(() -> guarded(task), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOGGER.atDebug().log("the process ends: a task is dropped");
        }
    }

    /** Runs a task again and again, with a pause between two runs. */
    public void every(long millis, Runnable task) {
        var unused = executor.scheduleWithFixedDelay(() -> guarded(task), millis, millis, TimeUnit.MILLISECONDS);
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOGGER.atError().setCause(e).log("a task of the timer failed");
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
