package dev.weir.topology;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Waits until the leaders of new topics serve them. A topic counts as created before its brokers know of it, and a
 * producer that is faster loses its first records (KAFKA-15591).
 */
final class TopicLeaders {
    private final Admin admin;
    private final KafkaAnswers answers;

    TopicLeaders(Admin admin, KafkaAnswers answers) {
        this.admin = admin;
        this.answers = answers;
    }

    /** Every leader answers when this returns; a broker that takes too long is not waited for. */
    void await(Collection<String> topics) {
        long deadline = System.nanoTime() + answers.millis() * 1_000_000L;
        while (!topics.isEmpty() && !serve(topics) && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(20_000_000);
        }
    }

    private boolean serve(Collection<String> topics) {
        try {
            Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
            var described = admin.describeTopics(topics, new DescribeTopicsOptions().timeoutMs(answers.millis()));
            answers.await(described.allTopicNames(), "describe the new topics")
                    .forEach((name, topic) -> topic.partitions()
                            .forEach(partition ->
                                    ends.put(new TopicPartition(name, partition.partition()), OffsetSpec.latest())));
            var offsets = admin.listOffsets(ends, new ListOffsetsOptions().timeoutMs(answers.millis()));
            answers.await(offsets.all(), "serve the new topics");
            return true;
        } catch (RetriableException unknownYet) {
            return false;
        }
    }
}
