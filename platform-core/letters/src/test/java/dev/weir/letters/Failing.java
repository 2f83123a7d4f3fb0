package dev.weir.letters;

import dev.weir.wire.Headers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A connector that fails on every message as soon as it stands in the inbox, and parks it again under its dead id. */
final class Failing implements AutoCloseable {
    private final CompletableFuture<Void> failedAll = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean ended;

    Failing(Lot lot, int letters) {
        thread = Thread.ofPlatform().start(() -> run(lot, letters));
    }

    private void run(Lot lot, int letters) {
        try {
            Set<String> failed = new HashSet<>();
            while (!ended) {
                List<Message> parked =
                        lot.inbox().stream().map(Failing::parkedAgain).toList();
                lot.park(parked);
                parked.forEach(message -> failed.add(message.id()));
                if (failed.size() == letters) {
                    failedAll.complete(null);
                }
            }
        } catch (Exception broken) {
            failedAll.completeExceptionally(broken);
        }
    }

    private static Message parkedAgain(Message redriven) {
        int number = Integer.parseInt(redriven.id().substring("id-".length()));
        return Message.letter(number).with(Headers.REDRIVES, redriven.headers().getOrDefault(Headers.REDRIVES, ""));
    }

    void awaitFailures() throws Exception {
        failedAll.get(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        ended = true;
        thread.join();
    }
}
