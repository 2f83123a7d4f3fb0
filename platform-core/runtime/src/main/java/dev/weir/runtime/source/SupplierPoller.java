package dev.weir.runtime.source;

import dev.weir.runtime.Emission;
import dev.weir.runtime.Emitter;
import dev.weir.runtime.NotConfirmed;
import dev.weir.runtime.RejectMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Polls a supplier and publishes what it gives, one after the other: the next value is asked for only when the last one is
 * confirmed. An unconfirmed value is sent again under its id until it is.
 */
public final class SupplierPoller implements SmartLifecycle {
    private static final long FIRST_BACK_OFF_MILLIS = 100;
    private static final long MAX_BACK_OFF_MILLIS = 2000;
    private static final Logger LOGGER = LoggerFactory.getLogger(SupplierPoller.class);

    private final @Nullable Supplier<?> supplier;
    private final Emitter<Object> emitter;
    private final Duration interval;
    private final boolean split;
    private final BooleanSupplier paused;
    private volatile @Nullable Thread thread;

    /**
     * @param supplier {@code null} when the source publishes by itself
     * @param interval between two polls
     * @param split whether a list is several messages
     */
    public SupplierPoller(
            @Nullable Supplier<?> supplier,
            Emitter<Object> emitter,
            Duration interval,
            boolean split,
            BooleanSupplier paused) {
        this.supplier = supplier;
        this.emitter = emitter;
        this.interval = interval;
        this.split = split;
        this.paused = paused;
    }

    @Override
    public void start() {
        Supplier<?> polled = supplier;
        if (polled != null) {
            Thread poller = Thread.ofPlatform().name("weir-source").daemon().unstarted(() -> run(polled));
            thread = poller;
            poller.start();
        }
    }

    private void run(Supplier<?> polled) {
        try {
            while (isRunning()) {
                if (!paused.getAsBoolean()) {
                    poll(polled);
                }
                TimeUnit.NANOSECONDS.sleep(interval.toNanos());
            }
        } catch (InterruptedException e) {
            LOGGER.atDebug().log("polling ends");
        }
    }

    private void poll(Supplier<?> polled) throws InterruptedException {
        Object value = ask(polled);
        if (value == null) {
            return;
        }
        for (Object each : split && value instanceof List<?> list ? list : List.of(value)) {
            publish(each);
        }
    }

    private static @Nullable Object ask(Supplier<?> polled) {
        try {
            return polled.get();
        } catch (RuntimeException e) {
            LOGGER.atWarn().setCause(e).log("the supplier failed; it is asked again after the interval");
            return null;
        }
    }

    private void publish(Object value) throws InterruptedException {
        var emission = new Emission<>(value, UUID.randomUUID().toString(), null, Map.of());
        long backOff = FIRST_BACK_OFF_MILLIS;
        while (isRunning()) {
            try {
                emitter.send(emission);
                return;
            } catch (RejectMessage e) {
                LOGGER.atError()
                        .addKeyValue("reason", e.getMessage())
                        .log("the supplier's value can never be published");
                return;
            } catch (NotConfirmed e) {
                LOGGER.atWarn().addKeyValue("reason", e.getMessage()).log("sending again");
                TimeUnit.MILLISECONDS.sleep(backOff);
                backOff = Math.min(MAX_BACK_OFF_MILLIS, backOff * 2);
            }
        }
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
