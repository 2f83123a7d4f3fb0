package dev.weir.runtime.observe;

import dev.weir.runtime.delivery.Counters;
import dev.weir.runtime.observe.ConnectorView.Place;
import dev.weir.runtime.source.ConfirmedEmitter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The meters of a connector. Names and labels are those of OpenTelemetry's messaging conventions where one exists; they are
 * the same on both brokers.
 */
public final class WeirMetrics implements MeterBinder {
    private final ConnectorView view;

    public WeirMetrics(ConnectorView view) {
        this.view = view;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Tags tags = Tags.of("weir.integration", view.identity().integration());
        Counters counters = view.counters();
        Place input = view.identity().input();
        if (counters != null && input != null) {
            consuming(registry, tags.and(place(input)), counters);
        }
        Place output = view.identity().output();
        ConfirmedEmitter<?> emitter = view.emitter();
        if (output != null) {
            Tags to = tags.and(place(output));
            if (counters != null) {
                count(registry, "messaging.client.sent.messages", to, counters.outputs);
            } else if (emitter != null) {
                emitting(registry, to, emitter);
            }
        }
        Gauge.builder("weir.trouble", view, it -> it.trouble() == null ? 0 : 1)
                .description("1 while messages do not flow")
                .tags(tags)
                .register(registry);
        Gauge.builder("weir.paused", view, it -> it.paused() ? 1 : 0)
                .description("1 while the integration is paused")
                .tags(tags)
                .register(registry);
    }

    private void consuming(MeterRegistry registry, Tags tags, Counters counters) {
        count(registry, "messaging.client.consumed.messages", tags, counters.delivered);
        outcome(registry, tags, "forwarded", counters.forwarded);
        outcome(registry, tags, "consumed", counters.consumed);
        outcome(registry, tags, "filtered", counters.filtered);
        outcome(registry, tags, "retried", counters.retried);
        outcome(registry, tags, "dead", counters.dead);
        outcome(registry, tags, "returned", counters.returned);
        count(registry, "weir.call.timeouts", tags, counters.timeouts);
        count(registry, "weir.outputs.discarded", tags, counters.discarded);
        FunctionTimer.builder(
                        "messaging.process.duration",
                        counters,
                        it -> it.calls.sum(),
                        it -> it.callNanos.sum(),
                        TimeUnit.NANOSECONDS)
                .description("time in the author's function")
                .tags(tags)
                .register(registry);
        Gauge.builder("weir.in.flight", view, ConnectorView::inFlight)
                .description("messages fetched and not yet finished")
                .tags(tags)
                .register(registry);
        Gauge.builder("weir.lag", view, it -> it.lag() < 0 ? Double.NaN : it.lag())
                .description("messages not yet finished, those on the broker included")
                .tags(tags)
                .register(registry);
    }

    private static void emitting(MeterRegistry registry, Tags tags, ConfirmedEmitter<?> emitter) {
        FunctionCounter.builder("messaging.client.sent.messages", emitter, ConfirmedEmitter::confirmed)
                .tags(tags)
                .register(registry);
        FunctionCounter.builder("weir.source.accepted", emitter, ConfirmedEmitter::accepted)
                .tags(tags)
                .register(registry);
        FunctionCounter.builder("weir.source.refused", emitter, ConfirmedEmitter::refused)
                .tags(tags)
                .register(registry);
    }

    private static Tags place(Place place) {
        Tags tags = Tags.of("messaging.system", place.system(), "messaging.destination.name", place.destination());
        @Nullable String group = place.group();
        return group == null ? tags : tags.and("messaging.consumer.group.name", group);
    }

    private static void outcome(MeterRegistry registry, Tags tags, String outcome, LongAdder adder) {
        count(registry, "weir.messages", tags.and("outcome", outcome), adder);
    }

    private static void count(MeterRegistry registry, String name, Tags tags, LongAdder adder) {
        FunctionCounter.builder(name, adder, LongAdder::sum).tags(tags).register(registry);
    }
}
