package dev.weir.runtime.delivery;

import dev.weir.runtime.delivery.Call.End;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeoutException;
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
    private volatile @Nullable Call call;
    private List<Flight> current = List.of();

    Worker(Lane lane, List<Delivery> inherited) {
        this.lane = lane;
        this.pipeline = lane.pipeline();
        this.batch = new ArrayDeque<>(inherited);
    }

    @Override
    public void run() {
        Call mine = new Call(Thread.currentThread());
        call = mine;
        try {
            boolean employed = true;
            while (employed && (!batch.isEmpty() || lane.window().take(batch, TAKE))) {
                employed = work(mine);
            }
        } catch (InterruptedException e) {
            LOGGER.atInfo().log("worker interrupted: nothing new is started");
            Thread.currentThread().interrupt();
        } finally {
            lane.left(this);
        }
    }

    /** @return false when the thread was given up and somebody else works on */
    private boolean work(Call mine) throws InterruptedException {
        while (!batch.isEmpty()) {
            if (!pipeline.awaitClear(LOOK_AGAIN) || lane.closing()) {
                if (lane.closing()) {
                    giveBackRest();
                    return false;
                }
                continue;
            }
            if (!callGuarded(mine)) {
                return false;
            }
        }
        return true;
    }

    /** A fault of ours must not end the thread: the message stays unacknowledged, and health says so. */
    private boolean callGuarded(Call mine) {
        try {
            return pipeline.author().takesBatches() ? callTogether(mine) : callNext(mine);
        } catch (RuntimeException e) {
            LOGGER.atError().setCause(e).log("a message could not be brought to an outcome; it is not acknowledged");
            pipeline.stuck("a message could not be brought to an outcome: " + e);
            return true;
        }
    }

    private void giveBackRest() {
        batch.forEach(lane::giveBack);
        batch.clear();
    }

    private boolean callNext(Call mine) {
        Delivery delivery = batch.remove();
        if (!delivery.claim()) {
            lane.giveBack(delivery);
            return true;
        }
        Flight flight = start(delivery);
        Object input = pipeline.receive(flight);
        return input == null || call(mine, List.of(flight), input);
    }

    private boolean callTogether(Call mine) {
        List<Flight> flights = new ArrayList<>();
        List<Object> inputs = new ArrayList<>();
        while (!batch.isEmpty()) {
            Delivery delivery = batch.remove();
            if (!delivery.claim()) {
                lane.giveBack(delivery);
                continue;
            }
            Flight flight = start(delivery);
            Object input = pipeline.receive(flight);
            if (input != null) {
                flights.add(flight);
                inputs.add(input);
            }
        }
        return flights.isEmpty() || callBatch(mine, flights, inputs);
    }

    /** The whole batch at once; when it fails, one by one, so that the one bad message is found. */
    private boolean callBatch(Call mine, List<Flight> flights, List<Object> inputs) {
        if (flights.size() == 1) {
            return call(mine, flights, inputs);
        }
        current = flights;
        Ending ending = attempt(mine, inputs);
        if (ending.end == End.ABANDONED) {
            return false;
        }
        if (ending.failure == null && ending.end == End.IN_TIME) {
            flights.forEach(flight -> pipeline.succeed(flight, null));
            return true;
        }
        for (int i = 0; i < flights.size(); i++) {
            if (!call(mine, List.of(flights.get(i)), List.of(inputs.get(i)))) {
                flights.subList(i + 1, flights.size()).forEach(this::unstart);
                return false;
            }
        }
        return true;
    }

    private boolean call(Call mine, List<Flight> flights, Object input) {
        current = flights;
        Ending ending = attempt(mine, input);
        Flight flight = flights.getFirst();
        switch (ending.end) {
            case ABANDONED -> {
                return false;
            }
            case TIMED_OUT -> pipeline.fail(flight, pipeline.timedOut(ending.failure));
            case IN_TIME -> {
                if (ending.failure == null) {
                    pipeline.succeed(flight, ending.result);
                } else {
                    pipeline.fail(flight, ending.failure);
                }
            }
        }
        return true;
    }

    private record Ending(
            End end, @Nullable Object result, @Nullable Throwable failure) {}

    private Ending attempt(Call mine, Object input) {
        Flight first = current.getFirst();
        MDC.put("id", first.delivery().id());
        if (first.span() != null) {
            MDC.put("trace", first.traceId());
        }
        mine.begin();
        try {
            Object result = pipeline.author().call(input);
            return new Ending(end(mine), result, null);
        } catch (Throwable failure) {
            // whatever the function throws, errors included, is the outcome of this message and of no other
            return new Ending(end(mine), null, failure);
        } finally {
            MDC.remove("id");
            MDC.remove("trace");
        }
    }

    private End end(Call mine) {
        pipeline.called(mine.age());
        return mine.end();
    }

    private Flight start(Delivery delivery) {
        lane.starting(1);
        return Flight.of(lane, delivery);
    }

    private void unstart(Flight flight) {
        lane.finished(flight.delivery());
        pipeline.counters().returned.increment();
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
        Throwable failure = pipeline.timedOut(new TimeoutException("the call ignored its interrupt"));
        current.forEach(flight -> pipeline.fail(flight, failure));
        lane.hire(List.copyOf(batch));
        return true;
    }
}
