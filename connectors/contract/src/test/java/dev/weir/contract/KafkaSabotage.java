package dev.weir.contract;

import static org.awaitility.Awaitility.await;

import dev.weir.testkit.KafkaServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;

/** Everybody on this Kafka is the same nobody, so that a permission taken away is taken from all. */
final class KafkaSabotage implements Sabotage {
    private final KafkaServer server;
    private final Admin admin;
    private @Nullable KafkaServer companion;
    private final Map<String, NewTopic> removed = new HashMap<>();

    KafkaSabotage(KafkaServer server) {
        this.server = server;
        this.admin = Admin.create(Map.of("bootstrap.servers", server.address()));
    }

    @Override
    public void remove(String place) {
        int partitions = partitions(place).size();
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, place);
        Map<String, String> config = get(admin.describeConfigs(List.of(topic)).all()).values().stream()
                .flatMap(it -> it.entries().stream())
                .filter(it -> it.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
        removed.put(place, new NewTopic(place, Optional.of(partitions), Optional.empty()).configs(config));
        get(admin.deleteTopics(List.of(place)).all());
    }

    @Override
    public void restore(String place) {
        NewTopic was = Objects.requireNonNull(removed.remove(place));
        // a deletion goes on for a while after it was answered
        await().ignoreExceptions().until(() -> {
            get(admin.createTopics(List.of(was)).all());
            return true;
        });
    }

    /** Two replicas, both of which are wanted in sync, and one of them dies. */
    @Override
    public void saturate(String place, String reader) {
        KafkaServer second = companion();
        int partitions = partitions(place).size();
        Map<TopicPartition, Optional<NewPartitionReassignment>> replicas = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            replicas.put(
                    new TopicPartition(place, partition), Optional.of(new NewPartitionReassignment(List.of(1, 2))));
        }
        get(admin.alterPartitionReassignments(replicas).all());
        set(place, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
        await().until(() -> inSync(place, 2));
        second.kill();
        await().until(() -> inSync(place, 1));
    }

    @Override
    public void relieve(String place, String reader) {
        companion().start();
    }

    private KafkaServer companion() {
        KafkaServer known = companion;
        if (known == null) {
            known = server.companion();
            companion = known;
        }
        known.start();
        return known;
    }

    @Override
    public void shrink(String place, int bytes) {
        set(place, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(bytes));
    }

    private void set(String place, String name, String value) {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, place);
        var operation = new AlterConfigOp(new ConfigEntry(name, value), OpType.SET);
        get(admin.incrementalAlterConfigs(Map.of(topic, List.of(operation))).all());
    }

    private boolean inSync(String place, int replicas) {
        return partitions(place).stream().allMatch(it -> it.isr().size() == replicas);
    }

    private List<TopicPartitionInfo> partitions(String place) {
        return get(admin.describeTopics(List.of(place)).allTopicNames()).values().stream()
                .flatMap(it -> it.partitions().stream())
                .toList();
    }

    @Override
    public void forbid(String place) {
        get(admin.createAcls(rules(place)).all());
    }

    @Override
    public void allow(String place) {
        get(admin.deleteAcls(rules(place).stream().map(AclBinding::toFilter).toList())
                .all());
    }

    /** As soon as a topic has rules, they have to allow what is to be allowed. */
    private static List<AclBinding> rules(String place) {
        return Stream.concat(
                        Stream.of(rule(place, AclOperation.WRITE, AclPermissionType.DENY)),
                        Stream.of(AclOperation.READ, AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS)
                                .map(it -> rule(place, it, AclPermissionType.ALLOW)))
                .toList();
    }

    private static AclBinding rule(String topic, AclOperation operation, AclPermissionType permission) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                new AccessControlEntry("User:ANONYMOUS", "*", operation, permission));
    }

    private static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka refused", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        admin.close();
        if (companion != null) {
            // in good order, or the next topic is placed on it
            companion.stop();
            companion.close();
        }
    }
}
