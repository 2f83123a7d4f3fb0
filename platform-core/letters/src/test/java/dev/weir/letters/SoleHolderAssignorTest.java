package dev.weir.letters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.letters.Seat.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Assignment;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.GroupSubscription;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Subscription;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.junit.jupiter.api.Test;

class SoleHolderAssignorTest {
    private static final Node NODE = new Node(1, "127.0.0.1", 1);
    private static final Cluster CLUSTER = new Cluster(
            "cluster",
            List.of(NODE),
            List.of(
                    new PartitionInfo("letters", 0, NODE, new Node[0], new Node[0]),
                    new PartitionInfo("letters", 1, NODE, new Node[0], new Node[0])),
            Set.of(),
            Set.of());

    private final Seat first = new Seat("ana");
    private final Seat second = new Seat("bob");

    @Test
    void givesEverythingToOneAndTellsTheOtherWhoItIs() {
        // When
        assign();

        // Then
        assertThat(List.of(first.isMine(), second.isMine())).containsExactly(true, false);
    }

    @Test
    void whoHoldsItKeepsItWhoeverComes() {
        // Given
        second.decide(new Verdict("bob", true));

        // When
        Map<String, Assignment> assignments = assign();

        // Then
        assertThat(List.of(first.isMine(), second.isMine())).containsExactly(false, true);
        assertThat(assignments.values())
                .extracting(given -> given.partitions().size())
                .containsExactlyInAnyOrder(0, 2);
    }

    private Map<String, Assignment> assign() {
        Map<String, Subscription> members = new LinkedHashMap<>();
        members.put("a", subscription(first));
        members.put("b", subscription(second));
        Map<String, Assignment> assignments =
                assignor(first).assign(CLUSTER, new GroupSubscription(members)).groupAssignment();
        assignor(first).onAssignment(assignments.get("a"), new ConsumerGroupMetadata("group"));
        assignor(second).onAssignment(assignments.get("b"), new ConsumerGroupMetadata("group"));
        return assignments;
    }

    private static Subscription subscription(Seat seat) {
        return new Subscription(List.of("letters"), assignor(seat).subscriptionUserData(Set.of("letters")));
    }

    private static SoleHolderAssignor assignor(Seat seat) {
        var assignor = new SoleHolderAssignor();
        assignor.configure(Map.of(SoleHolderAssignor.SEAT, seat));
        return assignor;
    }
}
