package dev.weir.node;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Twenty orders a second, one after the other, until it is closed; fewer while nobody answers. */
final class Load implements AutoCloseable {
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);
    private final ScheduledFuture<?> orders;

    Load(Shop shop) {
        orders = executor.scheduleWithFixedDelay(() -> order(shop), 0, 50, TimeUnit.MILLISECONDS);
    }

    private static void order(Shop shop) {
        try {
            shop.order("BOOK-0007", 1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when the last order has its answer. */
    @Override
    public void close() {
        orders.cancel(false);
        executor.close();
    }
}
