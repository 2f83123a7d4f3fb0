package dev.weir.runtime.delivery;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps everything else still while a message is handled that processes have died with: the message waits until nothing
 * else is started, and nothing else is started until it is finished. One for all lanes of a process.
 */
final class Solitude {
    private final IntSupplier started;
    private volatile @Nullable Delivery holder;

    /** @param started messages in the hands of all workers */
    Solitude(IntSupplier started) {
        this.started = started;
    }

    /** Whether messages may be started side by side. Asked after counting one's own as started. */
    boolean free() {
        return holder == null;
    }

    /** Waits until messages may be started side by side. */
    synchronized void awaitFree(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        long left;
        while (holder != null && (left = end - System.nanoTime()) > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /**
     * Waits until the message is alone. To be asked again when it is not yet, or released.
     *
     * @return whether it is alone now
     */
    boolean take(Delivery delivery, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        if (holder != delivery) {
            awaitFree(patience);
            synchronized (this) {
                if (holder != null) {
                    return false;
                }
                holder = delivery;
            }
        }
        while (started.getAsInt() > 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return started.getAsInt() == 0;
    }

    /** The message is finished or given back; nothing happens when it was not the one. */
    void release(Delivery delivery) {
        if (holder == delivery) {
            synchronized (this) {
                holder = null;
                notifyAll();
            }
        }
    }
}
