package dev.weir.runtime.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * What a consumer has handed over and the broker has not yet been told to forget: bounded by count and bytes. The consumer
 * adds and never waits for long; it asks {@link #full} and stops fetching. Workers take.
 */
final class Window {
    private final int maxMessages;
    private final long maxBytes;
    private final ArrayDeque<Delivery> queue = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition roomy = lock.newCondition();
    private int inFlight;
    private long bytes;
    private boolean closed;

    /** @param maxMessages and maxBytes beyond which the window is full; what is added beyond them is still taken */
    Window(int maxMessages, long maxBytes) {
        this.maxMessages = maxMessages;
        this.maxBytes = maxBytes;
    }

    /** Counts messages as in flight without offering them to a worker yet. */
    void reserve(Delivery delivery) {
        lock.lock();
        try {
            inFlight++;
            bytes += delivery.size();
        } finally {
            lock.unlock();
        }
    }

    /** Offers a reserved message to the workers. */
    void ready(Delivery delivery) {
        lock.lock();
        try {
            queue.add(delivery);
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Counts messages as in flight and offers them to the workers, in order. */
    void add(Collection<? extends Delivery> deliveries) {
        lock.lock();
        try {
            for (Delivery delivery : deliveries) {
                inFlight++;
                bytes += delivery.size();
                queue.add(delivery);
            }
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether a worker would have to wait for messages. */
    boolean idle() {
        lock.lock();
        try {
            return queue.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for messages and takes at most {@code max} of them.
     *
     * @return false when the window is closed: nothing more is to be started
     */
    boolean take(Collection<Delivery> into, int max) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (queue.isEmpty() && !closed) {
                arrived.await();
            }
            if (closed) {
                return false;
            }
            for (int i = 0; i < max && !queue.isEmpty(); i++) {
                into.add(queue.remove());
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** A message is settled or given back. */
    void release(Delivery delivery) {
        lock.lock();
        try {
            inFlight--;
            bytes -= delivery.size();
            if (inFlight * 2 <= maxMessages) {
                roomy.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    int capacity() {
        return maxMessages;
    }

    boolean full() {
        lock.lock();
        try {
            return inFlight >= maxMessages || bytes >= maxBytes;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the window is at most half full. @return whether it is not full now */
    boolean awaitRoom(Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while ((inFlight >= maxMessages || bytes >= maxBytes) && left > 0) {
                left = roomy.awaitNanos(left);
            }
            return inFlight < maxMessages && bytes < maxBytes;
        } finally {
            lock.unlock();
        }
    }

    /** Takes out what no worker has taken yet. */
    List<Delivery> drain(Predicate<? super Delivery> which) {
        lock.lock();
        try {
            List<Delivery> taken = queue.stream().filter(which).toList();
            queue.removeIf(which);
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** From now on nothing is taken any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signalAll();
            roomy.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int inFlight() {
        lock.lock();
        try {
            return inFlight;
        } finally {
            lock.unlock();
        }
    }
}
