package dev.weir.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.wire.Topology.Binding;
import dev.weir.wire.Topology.Exchange;
import dev.weir.wire.Topology.Queue;
import dev.weir.wire.Topology.Topic;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class TopologyTextTest {
    @Test
    void readsBackWhatItWrote() {
        var topology = new Topology(
                List.of(new Topic("orders", 4, 1, Map.of("cleanup.policy", "compact,delete"))),
                List.of(new Exchange("orders", "topic")),
                List.of(new Queue("orders.enrich", Map.of("x-queue-type", "quorum", "x-delivery-limit", "-1"))),
                List.of(new Binding("orders", "orders.enrich", "#")));

        SortedMap<String, String> lines = TopologyText.print(topology);

        assertThat(lines)
                .containsEntry(
                        "weir.topology.topics[0]", "orders partitions=4 replication=1 cleanup.policy=compact,delete")
                .containsEntry("weir.topology.queues[0]", "orders.enrich x-delivery-limit=-1 x-queue-type=quorum");
        assertThat(TopologyText.parse(
                        List.of(lines.get("weir.topology.topics[0]")),
                        List.of(lines.get("weir.topology.exchanges[0]")),
                        List.of(lines.get("weir.topology.queues[0]")),
                        List.of(lines.get("weir.topology.bindings[0]"))))
                .isEqualTo(topology);
    }

    @Test
    void turnsNumericArgumentsIntoNumbers() {
        assertThat(TopologyText.typed(Map.of("x-queue-type", "quorum", "x-delivery-limit", "-1")))
                .isEqualTo(Map.of("x-queue-type", "quorum", "x-delivery-limit", -1L));
    }

    @Test
    void namesTheWordItCannotRead() {
        assertThatThrownBy(() -> TopologyText.parse(List.of("orders partitions"), List.of(), List.of(), List.of()))
                .hasMessage("'partitions' in 'orders partitions' is not name=value");
    }
}
