package dev.weir.operator;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets a client write a number of times; from then on it is as if its process had been killed: nothing gets out. */
final class WriteLimit implements Interceptor {
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final AtomicInteger left;
    private final CountDownLatch reached = new CountDownLatch(1);

    WriteLimit(int writes) {
        left = new AtomicInteger(writes);
    }

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        if (WRITES.contains(request.method()) && left.decrementAndGet() < 0) {
            reached.countDown();
            throw new IllegalStateException("killed");
        }
    }

    /** Waits until it would have written once more; false when it was done before. */
    boolean awaitReached(long seconds) throws InterruptedException {
        return reached.await(seconds, TimeUnit.SECONDS);
    }
}
