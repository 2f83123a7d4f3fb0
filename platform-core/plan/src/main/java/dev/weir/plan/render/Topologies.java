package dev.weir.plan.render;

import dev.weir.wire.Topology;
import dev.weir.wire.Topology.Binding;
import dev.weir.wire.Topology.Exchange;
import dev.weir.wire.Topology.Queue;
import dev.weir.wire.Topology.Topic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Puts together what several sides need. */
final class Topologies {
    private Topologies() {}

    /**
     * Everything, each once, in order.
     *
     * @throws IllegalStateException when two sides want one name differently, which a check should have refused
     */
    static Topology merge(List<Topology> parts) {
        return new Topology(
                distinct(parts.stream().flatMap(it -> it.topics().stream()), Topic::name),
                distinct(parts.stream().flatMap(it -> it.exchanges().stream()), Exchange::name),
                distinct(parts.stream().flatMap(it -> it.queues().stream()), Queue::name),
                distinct(parts.stream().flatMap(it -> it.bindings().stream()), Binding::toString));
    }

    private static <T> List<T> distinct(Stream<T> parts, Function<T, String> name) {
        var byName = new LinkedHashMap<String, T>();
        parts.forEach(part -> {
            T earlier = byName.putIfAbsent(name.apply(part), part);
            if (earlier != null && !earlier.equals(part)) {
                throw new IllegalStateException("two wishes for one name: " + earlier + " and " + part);
            }
        });
        return List.copyOf(byName.values());
    }
}
