package dev.weir.runtime.observe;

import dev.weir.runtime.delivery.Counters;
import dev.weir.runtime.observe.ConnectorView.Place;
import dev.weir.runtime.source.ConfirmedEmitter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** {@code GET /actuator/weir}: what the connector is and what it has done, read-only. */
@Endpoint(id = "weir")
public final class WeirEndpoint {
    private final ConnectorView view;

    public WeirEndpoint(ConnectorView view) {
        this.view = view;
    }

    @ReadOperation
    public Map<String, @Nullable Object> state() {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("integration", view.identity().integration());
        state.put("connector", view.identity().connector());
        state.put("state", view.paused() ? "Paused" : "Running");
        state.put("trouble", view.trouble());
        Place input = view.identity().input();
        if (input != null) {
            Map<String, @Nullable Object> place = place(input);
            place.put("lag", view.lag());
            place.put("inFlight", view.inFlight());
            state.put("input", place);
        }
        Place output = view.identity().output();
        if (output != null) {
            state.put("output", place(output));
        }
        state.put("counts", counts());
        return state;
    }

    private static Map<String, @Nullable Object> place(Place place) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("system", place.system());
        shown.put("destination", place.destination());
        if (place.group() != null) {
            shown.put("group", place.group());
        }
        return shown;
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        Counters counters = view.counters();
        if (counters != null) {
            counts.put("delivered", counters.delivered.sum());
            counts.put("forwarded", counters.forwarded.sum());
            counts.put("consumed", counters.consumed.sum());
            counts.put("filtered", counters.filtered.sum());
            counts.put("retried", counters.retried.sum());
            counts.put("dead", counters.dead.sum());
            counts.put("returned", counters.returned.sum());
            counts.put("outputs", counters.outputs.sum());
            counts.put("discarded", counters.discarded.sum());
        }
        ConfirmedEmitter<?> emitter = view.emitter();
        if (emitter != null && counters == null) {
            counts.put("accepted", emitter.accepted());
            counts.put("confirmed", emitter.confirmed());
            counts.put("refused", emitter.refused());
        }
        return counts;
    }
}
