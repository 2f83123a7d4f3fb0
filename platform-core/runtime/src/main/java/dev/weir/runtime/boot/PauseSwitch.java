package dev.weir.runtime.boot;

import dev.weir.runtime.delivery.BrokerSide;
import dev.weir.runtime.delivery.Timer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Pauses and resumes the input as the state file says. The file is looked at rather than watched, because a mounted
 * ConfigMap changes by moving a link that watchers do not see.
 */
final class PauseSwitch implements SmartLifecycle {
    private static final long LOOK_EVERY_MILLIS = 500;
    private static final String PAUSED = "Paused";
    private static final Logger LOGGER = LoggerFactory.getLogger(PauseSwitch.class);

    private final @Nullable Path file;
    private final List<BrokerSide> sides;
    private final Timer timer;
    private volatile boolean paused;
    private volatile boolean running;

    PauseSwitch(@Nullable Path file, List<BrokerSide> sides, Timer timer) {
        this.file = file;
        this.sides = sides;
        this.timer = timer;
    }

    boolean paused() {
        return paused;
    }

    @Override
    public void start() {
        running = true;
        Path watched = file;
        if (watched != null) {
            look(watched);
            timer.every(LOOK_EVERY_MILLIS, () -> look(watched));
        }
    }

    private void look(Path watched) {
        try {
            String first =
                    Files.readString(watched).lines().findFirst().orElse("").strip();
            turn(PAUSED.equals(first));
        } catch (NoSuchFileException e) {
            turn(false);
        } catch (IOException e) {
            LOGGER.atWarn()
                    .addKeyValue("file", watched)
                    .addKeyValue("reason", e.getMessage())
                    .log("state is not readable");
        }
    }

    private synchronized void turn(boolean on) {
        if ((!on && !paused) || !running) {
            return;
        }
        try {
            // said again while it lasts: consumers that have come since are paused too
            boolean done = true;
            for (BrokerSide side : sides) {
                done &= side.pause(on);
            }
            if (paused == on || !done) {
                return;
            }
            paused = on;
            LOGGER.atInfo().addKeyValue("state", on ? PAUSED : "Running").log("state changed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the input's bindings, so that a connector that starts paused starts nothing. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 10_000;
    }
}
