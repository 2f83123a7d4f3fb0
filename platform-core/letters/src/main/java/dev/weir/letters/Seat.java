package dev.weir.letters;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Who holds a claim, as the group last decided. Shared by the thread that stays in the group and those that ask. */
final class Seat {
    private final String me;
    private CompletableFuture<Verdict> verdict = new CompletableFuture<>();

    /**
     * What the group decided.
     *
     * @param holder how the holder introduces itself
     */
    record Verdict(String holder, boolean mine) {}

    Seat(String me) {
        this.me = me;
    }

    String me() {
        return me;
    }

    synchronized boolean isMine() {
        return verdict.isDone()
                && !verdict.isCompletedExceptionally()
                && verdict.getNow(new Verdict("", false)).mine();
    }

    synchronized void decide(Verdict decided) {
        if (!verdict.complete(decided)) {
            verdict = CompletableFuture.completedFuture(decided);
        }
    }

    /** Nothing is known until the next decision. */
    synchronized void lose() {
        if (verdict.isDone()) {
            verdict = new CompletableFuture<>();
        }
    }

    synchronized void fail(RuntimeException failure) {
        if (!verdict.completeExceptionally(failure)) {
            verdict = CompletableFuture.failedFuture(failure);
        }
    }

    Verdict await(long millis) throws InterruptedException, ExecutionException, TimeoutException {
        return current().get(millis, TimeUnit.MILLISECONDS);
    }

    private synchronized CompletableFuture<Verdict> current() {
        return verdict;
    }
}
