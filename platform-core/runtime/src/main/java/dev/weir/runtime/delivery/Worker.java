package dev.weir.runtime.delivery;

import dev.weir.runtime.delivery.Call.End;
import dev.weir.wire.Headers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Takes messages from a lane's window and calls the function with each, isolated from the others. */
final class Worker implements Runnable {
    private static final int TAKE = 128;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    private static final Logger LOGGER = LoggerFactory.getLogger(Worker.class);

    private final Lane lane;
    private final Pipeline pipeline;
    private final Deque<Delivery> batch;
    /** Decoded and claimed: a batch failed, and its messages are called one by one. */
    private final Deque<Started> singles;

    private volatile @Nullable Call call;
    private volatile List<Started> current = List.of();

    /** A message whose input is decoded. */
    record Started(Flight flight, Object input) {}

    /** @param singles and inherited are left behind by another worker */
    Worker(Lane lane, List<Started> singles, List<Delivery> inherited) {
        this.lane = lane;
        this.pipeline = lane.pipeline();
        this.singles = new ArrayDeque<>(singles);
        this.batch = new ArrayDeque<>(inherited);
    }

    @Override
    public void run() {
        Call mine = new Call(Thread.currentThread());
        call = mine;
        try {
            boolean employed = true;
            while (employed && (!singles.isEmpty() || !batch.isEmpty() || take())) {
                employed = work(mine);
            }
        } catch (InterruptedException e) {
            LOGGER.atInfo().log("worker interrupted: nothing new is started");
            Thread.currentThread().interrupt();
        } finally {
            lane.left(this);
        }
    }

    /** @return false when nothing more is to be started */
    private boolean take() throws InterruptedException {
        return lane.take(batch, TAKE);
    }

    /** @return false when the thread was given up and somebody else works on */
    private boolean work(Call mine) throws InterruptedException {
        boolean employed = true;
        while (employed && !(singles.isEmpty() && batch.isEmpty())) {
            if (lane.closing()) {
                giveBackRest();
                return false;
            }
            if (!pipeline.awaitClear(LOOK_AGAIN)) {
                continue;
            }
            if (!singles.isEmpty()) {
                employed = guarded(() -> call(mine, List.of(singles.remove())));
            } else if (lane.admits(batch.element(), LOOK_AGAIN)) {
                employed = guarded(() -> pipeline.author().takesBatches() ? callTogether(mine) : callNext(mine));
            }
        }
        return employed;
    }

    /** A fault of ours must not end the thread: the message stays unacknowledged, and health says so. */
    private boolean guarded(BooleanSupplier step) {
        try {
            return step.getAsBoolean();
        } catch (RuntimeException e) {
            LOGGER.atError().setCause(e).log("a message could not be brought to an outcome; it is not acknowledged");
            pipeline.stuck("a message could not be brought to an outcome: " + e);
            return true;
        }
    }

    private void giveBackRest() {
        singles.forEach(single -> lane.giveBackStarted(single.flight.delivery()));
        singles.clear();
        batch.forEach(lane::giveBack);
        batch.clear();
    }

    private boolean callNext(Call mine) {
        Started next = receive(batch.remove());
        return next == null || call(mine, List.of(next));
    }

    private boolean callTogether(Call mine) {
        List<Started> together = new ArrayList<>();
        boolean alone = batch.element().alone();
        do {
            Started next = receive(batch.remove());
            if (next != null) {
                together.add(next);
            }
        } while (!alone && followsTogether());
        return together.isEmpty() || call(mine, together);
    }

    /** The first of a batch is counted as started when it is admitted, the others here. */
    private boolean followsTogether() {
        boolean follows = !batch.isEmpty() && !batch.element().alone();
        if (follows) {
            lane.starting();
        }
        return follows;
    }

    /** {@code null} when the message belongs to somebody else by now, or has already found its outcome. */
    private @Nullable Started receive(Delivery delivery) {
        if (!delivery.claim()) {
            lane.giveBackStarted(delivery);
            return null;
        }
        Flight flight = Flight.of(lane, delivery);
        Object input = pipeline.receive(flight);
        return input == null ? null : new Started(flight, input);
    }

    /** One message, or a whole batch; when that fails, its messages one by one, so that the one bad message is found. */
    private boolean call(Call mine, List<Started> messages) {
        current = messages;
        boolean one = messages.size() == 1;
        Flight first = messages.getFirst().flight;
        Ending ending = attempt(mine, first, input(messages));
        if (ending.end == End.ABANDONED) {
            return false;
        }
        boolean good = ending.end == End.IN_TIME && ending.failure == null;
        if (good) {
            messages.forEach(it -> pipeline.succeed(it.flight, ending.result));
        } else if (!one) {
            singles.addAll(messages);
        } else {
            Throwable failure = ending.failure;
            pipeline.fail(first, ending.end == End.TIMED_OUT || failure == null ? pipeline.timedOut(failure) : failure);
        }
        if (first.delivery().alone()) {
            // all others wait for its end, and nothing can leave together with it
            pipeline.hurry();
        }
        return true;
    }

    /** A function that takes lists gets one of a single message too. */
    private Object input(List<Started> messages) {
        return pipeline.author().takesBatches()
                ? messages.stream().map(Started::input).toList()
                : messages.getFirst().input;
    }

    private record Ending(
            End end, @Nullable Object result, @Nullable Throwable failure) {}

    private Ending attempt(Call mine, Flight first, Object input) {
        MDC.put(Headers.ID, first.delivery().id());
        if (first.span() != null) {
            MDC.put(FailureLog.TRACE, first.traceId());
        }
        mine.begin();
        try {
            Object result = pipeline.author().call(input);
            return new Ending(end(mine), result, null);
        } catch (Throwable failure) {
            // whatever the function throws, errors included, is the outcome of this message and of no other
            return new Ending(end(mine), null, failure);
        } finally {
            MDC.remove(Headers.ID);
            if (first.span() != null) {
                MDC.remove(FailureLog.TRACE);
            }
        }
    }

    private End end(Call mine) {
        pipeline.called(mine.age());
        return mine.end();
    }

    /** Called by the guard. @return whether this worker's thread was given up and replaced */
    boolean inspect(long timeoutNanos, long graceNanos, long now) {
        Call running = call;
        if (running == null) {
            return false;
        }
        running.interruptIfOlderThan(timeoutNanos, now);
        if (!running.abandonIfOlderThan(timeoutNanos + graceNanos, now)) {
            return false;
        }
        LOGGER.atError().log("a call ignored its interrupt; its thread is given up");
        lane.left(this);
        List<Started> rest = new ArrayList<>(singles);
        if (current.size() == 1) {
            Throwable failure = pipeline.timedOut(new TimeoutException("the call ignored its interrupt"));
            pipeline.fail(current.getFirst().flight, failure);
        } else {
            // one of the batch is at fault, and the others must not pay for it
            rest.addAll(0, current);
        }
        lane.hire(rest, List.copyOf(batch));
        return true;
    }
}
