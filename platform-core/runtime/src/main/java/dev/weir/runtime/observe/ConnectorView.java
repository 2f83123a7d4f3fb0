package dev.weir.runtime.observe;

import dev.weir.runtime.delivery.BrokerSide;
import dev.weir.runtime.delivery.Counters;
import dev.weir.runtime.delivery.Lanes;
import dev.weir.runtime.delivery.Pipeline;
import dev.weir.runtime.source.ConfirmedEmitter;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One look at a running connector. */
public final class ConnectorView {
    private final Identity identity;
    private final @Nullable Consuming consuming;
    private final @Nullable ConfirmedEmitter<?> emitter;
    private final BooleanSupplier paused;

    /** Who it is and what it is wired to; what it does not have is {@code null}. */
    public record Identity(
            String integration,
            @Nullable String connector,
            @Nullable Place input,
            @Nullable Place output) {}

    /**
     * One side of a connector.
     *
     * @param system {@code kafka} or {@code rabbitmq}
     * @param group {@code null} for an output
     */
    public record Place(
            String system, String destination, @Nullable String group) {}

    /** The parts of a connector with an input. */
    public record Consuming(Pipeline pipeline, Lanes lanes, BrokerSide side) {}

    public ConnectorView(
            Identity identity,
            @Nullable Consuming consuming,
            @Nullable ConfirmedEmitter<?> emitter,
            BooleanSupplier paused) {
        this.identity = identity;
        this.consuming = consuming;
        this.emitter = emitter;
        this.paused = paused;
    }

    public Identity identity() {
        return identity;
    }

    public boolean paused() {
        return paused.getAsBoolean();
    }

    /** Why messages do not flow; {@code null} when they do, or would. */
    public @Nullable String trouble() {
        if (consuming != null) {
            String reason = consuming.pipeline().trouble();
            return reason != null || consuming.side().running() || paused() ? reason : "the input is not consuming";
        }
        return emitter == null ? null : emitter.trouble();
    }

    @Nullable
    Counters counters() {
        return consuming == null ? null : consuming.pipeline().counters();
    }

    @Nullable
    ConfirmedEmitter<?> emitter() {
        return emitter;
    }

    /** Messages fetched and not yet finished. */
    public int inFlight() {
        return consuming == null ? 0 : consuming.lanes().inFlight();
    }

    /** Messages not yet finished, the broker's included; -1 when unknown. */
    public long lag() {
        return consuming == null ? 0 : consuming.side().lag();
    }
}
