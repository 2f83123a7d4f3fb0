package dev.weir.letters;

import dev.weir.letters.Seat.Verdict;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Gives all partitions to one member, to the one that has them already if there is one, and tells every member who it is.
 * Made by the Kafka client from its class name, and public for that reason alone.
 */
public final class SoleHolderAssignor implements ConsumerPartitionAssignor, Configurable {
    static final String SEAT = "weir.redrive.seat";

    private static final byte HOLDING = 1;

    private Seat seat = new Seat("unknown");

    @Override
    public void configure(Map<String, ?> config) {
        if (config.get(SEAT) instanceof Seat ours) {
            seat = ours;
        }
    }

    @Override
    public String name() {
        return "weir-sole-holder";
    }

    @Override
    public ByteBuffer subscriptionUserData(Set<String> topics) {
        byte[] me = seat.me().getBytes(StandardCharsets.UTF_8);
        return flagged(seat.isMine() ? HOLDING : 0, ByteBuffer.wrap(me));
    }

    @Override
    public GroupAssignment assign(Cluster metadata, GroupSubscription group) {
        Map<String, Subscription> members = group.groupSubscription();
        String holder = members.entrySet().stream()
                .min(Comparator.comparing((Map.Entry<String, Subscription> member) ->
                                !isHolding(member.getValue().userData()))
                        .thenComparing(Map.Entry::getKey))
                .orElseThrow()
                .getKey();
        ByteBuffer name = members.entrySet().stream()
                .filter(member -> member.getKey().equals(holder))
                .map(member -> name(member.getValue().userData()))
                .findFirst()
                .orElseThrow();
        Map<String, Assignment> assignments = new HashMap<>();
        members.forEach((member, subscription) -> assignments.put(
                member,
                member.equals(holder)
                        ? new Assignment(all(metadata, subscription.topics()), flagged(HOLDING, name.duplicate()))
                        : new Assignment(List.of(), flagged((byte) 0, name.duplicate()))));
        return new GroupAssignment(assignments);
    }

    private static ByteBuffer flagged(byte flag, ByteBuffer name) {
        return ByteBuffer.allocate(1 + name.remaining()).put(flag).put(name).flip();
    }

    private static boolean isHolding(@Nullable ByteBuffer data) {
        return data != null && data.hasRemaining() && data.get(data.position()) == HOLDING;
    }

    private static ByteBuffer name(@Nullable ByteBuffer data) {
        return data == null || !data.hasRemaining()
                ? ByteBuffer.allocate(0)
                : data.duplicate().position(data.position() + 1).slice();
    }

    private static List<TopicPartition> all(Cluster metadata, List<String> topics) {
        return topics.stream()
                .flatMap(topic -> metadata.partitionsForTopic(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    @Override
    public void onAssignment(@Nullable Assignment assignment, ConsumerGroupMetadata metadata) {
        if (assignment != null) {
            ByteBuffer data = assignment.userData();
            String holder = StandardCharsets.UTF_8.decode(name(data)).toString();
            seat.decide(new Verdict(holder, isHolding(data)));
        }
    }
}
