package dev.weir.runner.broker;

import dev.weir.runner.state.Running;
import dev.weir.wire.PhysicalNames;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * End offsets less committed ones. Transactions leave marks in a topic that no consumer ever gets, so a short rest is read
 * to see whether it holds any message.
 */
final class KafkaBacklog implements Backlog {
    /** A rest of so many offsets is read. */
    private static final long CLOSE = 50;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Admin admin;
    private final KafkaRecords records;

    /** Offsets of a partition, the last one not included. */
    record Range(long from, long to) {
        long size() {
            return to - from;
        }
    }

    KafkaBacklog(BrokerAccess access) {
        this.admin = KafkaClients.admin(access);
        this.records = new KafkaRecords(access);
    }

    @Override
    public long waiting(Running.Side input) {
        return asked(() -> lag(List.of(input.destination()), names(input).group()));
    }

    @Override
    public long retrying(Running.Side input) {
        PhysicalNames names = names(input);
        // also tiers of an older policy
        Pattern topics = Pattern.compile(names.retryTopics());
        return asked(() -> {
            List<String> tiers = answer(admin.listTopics().names()).stream()
                    .filter(it -> topics.matcher(it).matches())
                    .toList();
            return lag(tiers, names.retryGroup());
        });
    }

    private static PhysicalNames names(Running.Side input) {
        return new PhysicalNames(input.destination(), Objects.requireNonNull(input.group()));
    }

    private long lag(Collection<String> topics, String group)
            throws ExecutionException, TimeoutException, InterruptedException {
        var latest = new HashMap<TopicPartition, OffsetSpec>();
        for (TopicDescription topic :
                answer(admin.describeTopics(topics).allTopicNames()).values()) {
            topic.partitions()
                    .forEach(it -> latest.put(new TopicPartition(topic.name(), it.partition()), OffsetSpec.latest()));
        }
        var earliest = new HashMap<TopicPartition, OffsetSpec>();
        latest.keySet().forEach(it -> earliest.put(it, OffsetSpec.earliest()));
        var ends = answer(admin.listOffsets(latest).all());
        var starts = answer(admin.listOffsets(earliest).all());
        Map<TopicPartition, OffsetAndMetadata> committed =
                answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        var open = new HashMap<TopicPartition, Range>();
        long sum = 0;
        for (TopicPartition partition : ends.keySet()) {
            OffsetAndMetadata done = committed.get(partition);
            long from =
                    Math.max(Objects.requireNonNull(starts.get(partition)).offset(), done == null ? 0 : done.offset());
            var range =
                    new Range(from, Objects.requireNonNull(ends.get(partition)).offset());
            if (range.size() > CLOSE) {
                sum += range.size();
            } else if (range.size() > 0) {
                open.put(partition, range);
            }
        }
        return sum + records.count(open);
    }

    private interface Question {
        long ask() throws ExecutionException, TimeoutException, InterruptedException;
    }

    private static long asked(Question question) {
        try {
            return question.ask();
        } catch (ExecutionException | TimeoutException | KafkaException silent) {
            return UNKNOWN;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return UNKNOWN;
        }
    }

    private static <T> T answer(KafkaFuture<T> future)
            throws ExecutionException, TimeoutException, InterruptedException {
        return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        records.close();
        admin.close(Duration.ofSeconds(1));
    }
}
