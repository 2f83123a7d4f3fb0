package dev.weir.letters;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A connector that fails on one message as soon as it stands in the inbox, and parks it again. */
final class Failing implements AutoCloseable {
    private final CompletableFuture<Void> failed = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean ended;

    Failing(Lot lot, Message again) {
        thread = Thread.ofPlatform().start(() -> run(lot, again));
    }

    private void run(Lot lot, Message again) {
        try {
            while (!ended) {
                if (lot.inbox().stream().anyMatch(message -> message.id().equals(again.id()))) {
                    lot.park(again);
                    failed.complete(null);
                }
            }
        } catch (Exception broken) {
            failed.completeExceptionally(broken);
        }
    }

    void awaitFailure() throws Exception {
        failed.get(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        ended = true;
        thread.join();
    }
}
