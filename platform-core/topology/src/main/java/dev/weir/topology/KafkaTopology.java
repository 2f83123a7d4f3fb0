package dev.weir.topology;

import dev.weir.wire.Topology;
import dev.weir.wire.Topology.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Declares or verifies the topics of a plan on one Kafka cluster.
 *
 * <p>Permissions: Describe on each topic; Create on each topic or on the cluster for {@link Mode#Create}; DescribeConfigs
 * on each topic to compare its configuration, without which a note says that it was not checked.
 */
public final class KafkaTopology {
    private final KafkaAnswers answers;
    private final TopicConfigs configs;
    private final Admin admin;

    /** Gives up on a cluster that does not answer within 10 seconds. */
    public KafkaTopology(Admin admin) {
        this(admin, Duration.ofSeconds(10));
    }

    /**
     * Uses an open client and leaves it open.
     *
     * @param timeout how long each of the few requests may take
     */
    public KafkaTopology(Admin admin, Duration timeout) {
        this.admin = admin;
        this.answers = new KafkaAnswers(timeout);
        this.configs = new TopicConfigs(admin, answers);
    }

    /**
     * Brings the topics into being or checks them; exchanges, queues and bindings are not looked at. An existing topic is
     * never altered. Another creator at the same moment does no harm.
     *
     * @return what is worth knowing, like a topic with fewer partitions than asked for
     * @throws TopologyMismatch with every difference
     * @throws TopologyForbidden when credentials or a permission are missing
     * @throws TopologyUnreachable when the cluster does not answer in time
     */
    public TopologyReport apply(Topology topology, Mode mode) {
        var findings = new Findings();
        Map<String, Topic> wanted = new LinkedHashMap<>();
        topology.topics().forEach(topic -> wanted.put(topic.name(), topic));
        if (!wanted.isEmpty()) {
            Map<String, Topic> missing = new LinkedHashMap<>(wanted);
            Map<String, TopicDescription> present = present(wanted, missing, findings);
            switch (mode) {
                case Create -> create(missing, findings);
                case Verify -> missing.values().forEach(topic -> findings.add(absent(topic)));
            }
            wanted.values().forEach(topic -> size(topic, present.get(topic.name()), findings));
            wanted.keySet().removeAll(missing.keySet());
            configs.compare(wanted.values(), findings);
        }
        return findings.conclude();
    }

    /** Leaves in {@code unseen} the topics that do not exist, and in {@code wanted} those that may be seen at all. */
    private Map<String, TopicDescription> present(
            Map<String, Topic> wanted, Map<String, Topic> unseen, Findings findings) {
        Map<String, TopicDescription> present = new LinkedHashMap<>();
        answersFor(List.copyOf(unseen.keySet())).forEach((name, answer) -> {
            try {
                present.put(name, answers.await(answer, "describe topic '" + name + "'"));
                unseen.remove(name);
            } catch (UnknownTopicOrPartitionException absent) {
                // stays unseen
            } catch (AuthorizationException refused) {
                findings.forbidden("Describe on topic '" + name + "'");
                unseen.remove(name);
                wanted.remove(name);
            }
        });
        return present;
    }

    private Map<String, KafkaFuture<TopicDescription>> answersFor(List<String> names) {
        return admin.describeTopics(names, new DescribeTopicsOptions().timeoutMs(answers.millis()))
                .topicNameValues();
    }

    private void create(Map<String, Topic> missing, Findings findings) {
        List<NewTopic> topics =
                missing.values().stream().map(KafkaTopology::newTopic).toList();
        if (topics.isEmpty()) {
            return;
        }
        Map<String, KafkaFuture<Void>> created = admin.createTopics(
                        topics, new CreateTopicsOptions().timeoutMs(answers.millis()))
                .values();
        List<String> fresh = new ArrayList<>();
        created.forEach((name, answer) -> {
            try {
                answers.await(answer, "create topic '" + name + "'");
                fresh.add(name);
            } catch (TopicExistsException raced) {
                missing.remove(name);
            } catch (AuthorizationException refused) {
                findings.forbidden("Create on topic '" + name + "'");
            } catch (ApiException refused) {
                passesByItself(name, refused);
                findings.add(notCreated(topics, name, refused));
            }
        });
        new TopicLeaders(admin, answers).await(fresh);
    }

    /** Brokers that are starting or cut off cannot take a partition; Kafka tells that from too few brokers by words alone. */
    private static void passesByItself(String name, ApiException refused) {
        String said = String.valueOf(refused.getMessage());
        if (refused instanceof InvalidReplicationFactorException && said.contains("fenced")) {
            throw new TopologyUnreachable("topic '" + name + "' cannot be placed now: " + said, refused);
        }
    }

    private static NewTopic newTopic(Topic topic) {
        Optional<Integer> partitions = topic.partitions() > 0 ? Optional.of(topic.partitions()) : Optional.empty();
        Optional<Short> replication =
                topic.replication() > 0 ? Optional.of((short) topic.replication()) : Optional.empty();
        return new NewTopic(topic.name(), partitions, replication).configs(topic.config());
    }

    private static Difference notCreated(List<NewTopic> topics, String name, KafkaException refused) {
        String asked = topics.stream()
                .filter(topic -> topic.name().equals(name))
                .map(NewTopic::toString)
                .findFirst()
                .orElse(name);
        return new Difference(
                "topic '" + name + "'",
                "creation",
                asked,
                "refused (" + refused.getMessage() + ")",
                "change the defaults of the Broker, or create the topic as the cluster allows it");
    }

    private static Difference absent(Topic topic) {
        return Difference.missing("topic '" + topic.name() + "'", "create it: " + KafkaCommands.create(topic));
    }

    private static void size(Topic wanted, @Nullable TopicDescription found, Findings findings) {
        if (found == null) {
            return;
        }
        fewer(wanted, "partitions", found.partitions().size(), wanted.partitions(), findings);
        int replicas = found.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        fewer(wanted, "replicas", replicas, wanted.replication(), findings);
    }

    private static void fewer(Topic topic, String of, int found, int wanted, Findings findings) {
        if (found < wanted) {
            findings.note("topic '" + topic.name() + "' has " + found + " " + of + ", fewer than the " + wanted
                    + " asked for; Weir leaves an existing topic as it is");
        }
    }
}
