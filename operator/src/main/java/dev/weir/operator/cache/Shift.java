package dev.weir.operator.cache;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * The time in which caches can be believed. When the operator stops, the framework empties them while reconcilers may still
 * read: they would find nothing, and say so. So nothing begins after the end of a shift, and what has begun is waited for.
 */
public final class Shift {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private volatile boolean over;

    /** Does the work; nothing when the shift is over. */
    public <T> Optional<T> work(Supplier<T> work) {
        lock.readLock().lock();
        try {
            return over ? Optional.empty() : Optional.of(work.get());
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Lets nothing begin any more and waits for what has begun; false when that takes longer. */
    public boolean end(Duration patience) {
        over = true;
        try {
            if (lock.writeLock().tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                lock.writeLock().unlock();
                return true;
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
