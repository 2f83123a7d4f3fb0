package dev.weir.runtime.boot;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Ends the process when its standard input ends, because that means that whoever started it is gone. */
final class ParentWatch implements SmartLifecycle {
    private static final Logger LOGGER = LoggerFactory.getLogger(ParentWatch.class);
    private volatile boolean running;

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("weir-parent").daemon().start(this::watch);
    }

    private void watch() {
        try {
            while (System.in.read() >= 0) {
                // what the parent writes means nothing; only the end counts
            }
        } catch (IOException e) {
            LOGGER.atDebug().setCause(e).log("standard input is not readable");
        }
        LOGGER.atInfo().log("the parent is gone: draining");
        // as SIGTERM does, also while the context still starts
        System.exit(0);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** First of all: whoever started us may be gone before we have started. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
