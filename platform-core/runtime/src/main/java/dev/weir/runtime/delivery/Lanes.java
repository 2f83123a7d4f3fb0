package dev.weir.runtime.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All lanes of a process: made when a consumer appears, stopped together. */
public final class Lanes {
    private final Pipeline pipeline;
    private final Lane.Limits limits;
    private final Timer timer;
    private final List<Lane> lanes = new CopyOnWriteArrayList<>();
    private final Solitude solitude =
            new Solitude(() -> lanes.stream().mapToInt(Lane::started).sum());

    /**
     * @param timeout of one call
     * @param giveUp drains and ends the process when calls that never end hold too many threads
     */
    public Lanes(Pipeline pipeline, Lane.Limits limits, Duration timeout, Timer timer, Runnable giveUp) {
        this.pipeline = pipeline;
        this.limits = limits;
        this.timer = timer;
        new CallGuard(timeout, giveUp).watch(lanes, timer);
    }

    /** A lane for one more consumer of the input. */
    public Lane input() {
        return add("input", false, limits);
    }

    /** A lane for one more consumer of inbox and tiers. */
    public Lane retry() {
        return add("retry", true, limits);
    }

    /** A lane for messages that processes have died with. */
    public Lane alone() {
        return add("alone", true, new Lane.Limits(1, limits.bytes(), 1));
    }

    private Lane add(String name, boolean trusted, Lane.Limits bounds) {
        lanes.removeIf(Lane::ended);
        Lane lane = new Lane(name, trusted, pipeline, bounds, timer, solitude, this::idle);
        lanes.add(lane);
        return lane;
    }

    /** A retry that comes alone must not send away what the input's results are collected for. */
    private void idle() {
        if (lanes.stream().allMatch(lane -> lane.window().idle())) {
            pipeline.idle();
        }
    }

    /** Messages fetched and not yet finished. */
    public int inFlight() {
        return lanes.stream().mapToInt(Lane::inFlight).sum();
    }

    /** Stops every lane. @return whether everything that was started is finished */
    public boolean stop(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        boolean done = true;
        for (Lane lane : lanes) {
            lane.close();
        }
        for (Lane lane : lanes) {
            done &= lane.stop(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        }
        return done;
    }
}
