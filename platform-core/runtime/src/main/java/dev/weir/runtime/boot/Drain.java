package dev.weir.runtime.boot;

import dev.weir.runtime.delivery.BrokerSide;
import dev.weir.runtime.delivery.Lanes;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Stops the windows before anything else stops: no new call, then the confirms, then the acknowledgements. */
final class Drain implements SmartLifecycle {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Logger LOGGER = LoggerFactory.getLogger(Drain.class);

    private final Lanes lanes;
    private final List<BrokerSide> sides;
    private volatile boolean running;

    Drain(Lanes lanes, List<BrokerSide> sides) {
        this.lanes = lanes;
        this.sides = sides;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        try {
            boolean done = lanes.stop(PATIENCE);
            sides.forEach(BrokerSide::flush);
            LOGGER.atInfo().addKeyValue("complete", done).log("drained");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
