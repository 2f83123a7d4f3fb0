package dev.weir.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.assertj.core.groups.Tuple.tuple;

import dev.weir.testkit.KafkaServer;
import dev.weir.wire.Topology;
import dev.weir.wire.Topology.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KafkaTopologyIT {
    private final Admin admin = admin(KafkaServer.shared());
    private final String orders = "orders-" + UUID.randomUUID();
    private final String letters = orders + ".enrich.dlq";

    private final Topology plan = topology(
            new Topic(orders, 3, 1, Map.of()),
            new Topic(letters, 0, 0, Map.of("cleanup.policy", "compact,delete", "retention.ms", "-1")));

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void createsWhatIsMissingAndFindsNothingToSayTheSecondTime() throws Exception {
        // When
        TopologyReport first = new KafkaTopology(admin).apply(plan, Mode.Create);
        TopologyReport second = new KafkaTopology(admin).apply(plan, Mode.Create);
        TopologyReport verified = new KafkaTopology(admin).apply(plan, Mode.Verify);

        // Then
        assertThat(first.notes()).isEmpty();
        assertThat(second.notes()).isEmpty();
        assertThat(verified.notes()).isEmpty();
        assertThat(partitions(orders)).isEqualTo(3);
        assertThat(partitions(letters)).isEqualTo(1);
    }

    @Test
    void namesEveryDifferenceAtOnceAndAltersNothing() throws Exception {
        // Given
        create(new NewTopic(orders, 1, (short) 1).configs(Map.of("max.message.bytes", "1000")));
        create(new NewTopic(letters, 1, (short) 1).configs(Map.of("retention.ms", "60000")));
        Topology wanted = topology(
                new Topic(orders, 1, 1, Map.of("max.message.bytes", "2000")),
                new Topic(letters, 1, 1, Map.of("cleanup.policy", "compact,delete", "retention.ms", "-1")));

        for (Mode mode : Mode.values()) {
            // When, Then
            assertThatThrownBy(() -> new KafkaTopology(admin).apply(wanted, mode))
                    .hasMessageContaining("--add-config 'cleanup.policy=[compact,delete]'")
                    .asInstanceOf(type(TopologyMismatch.class))
                    .satisfies(mismatch -> assertThat(mismatch.differences())
                            .extracting(
                                    Difference::thing, Difference::argument, Difference::expected, Difference::found)
                            .containsExactly(
                                    tuple("topic '" + orders + "'", "max.message.bytes", "2000", "1000"),
                                    tuple("topic '" + letters + "'", "cleanup.policy", "compact,delete", "delete"),
                                    tuple("topic '" + letters + "'", "retention.ms", "-1", "60000")));
        }
    }

    @Test
    void takesOrderOfPoliciesAndLargerMessagesForEqual() throws Exception {
        // Given
        create(new NewTopic(letters, 1, (short) 1)
                .configs(Map.of("cleanup.policy", "delete,compact", "max.message.bytes", "2000")));
        Topology wanted = topology(
                new Topic(letters, 0, 0, Map.of("cleanup.policy", "compact,delete", "max.message.bytes", "1000")));

        // When, Then
        assertThat(new KafkaTopology(admin).apply(wanted, Mode.Verify).notes()).isEmpty();
    }

    @Test
    void leavesATopicWithFewerPartitionsAndSaysSo() throws Exception {
        // Given
        create(new NewTopic(orders, 1, (short) 1));

        // When
        TopologyReport report =
                new KafkaTopology(admin).apply(topology(new Topic(orders, 8, 1, Map.of())), Mode.Create);

        // Then
        assertThat(report.notes()).singleElement().asString().contains(orders, "1 partitions", "8");
    }

    @Test
    void verifyingCreatesNothingAndSaysHowTo() throws Exception {
        // When, Then
        assertThatThrownBy(() -> new KafkaTopology(admin).apply(plan, Mode.Verify))
                .isInstanceOf(TopologyMismatch.class)
                .hasMessageContaining("topic '" + orders + "': existence is missing")
                .hasMessageContaining("kafka-topics.sh --create --topic " + letters
                        + " --config cleanup.policy=compact,delete --config retention.ms=-1");
        assertThat(admin.listTopics().names().get()).doesNotContain(orders, letters);
    }

    @Test
    void saysWhatTheClusterRefusesToCreate() {
        assertThatThrownBy(
                        () -> new KafkaTopology(admin).apply(topology(new Topic(orders, 1, 3, Map.of())), Mode.Create))
                .isInstanceOf(TopologyMismatch.class)
                .hasMessageContaining("replicationFactor=3")
                .hasMessageContaining("1 broker");
    }

    @Test
    void manyCreatorsAtOnceAllSucceed() throws Exception {
        // Given
        Callable<TopologyReport> create = () -> {
            try (Admin own = admin(KafkaServer.shared())) {
                return new KafkaTopology(own).apply(plan, Mode.Create);
            }
        };

        // When
        try (var threads = Executors.newFixedThreadPool(6)) {
            var reports = threads.invokeAll(
                    IntStream.range(0, 6).mapToObj(i -> create).collect(Collectors.toList()));

            // Then
            for (var report : reports) {
                assertThat(report.get().notes()).allMatch(note -> note.contains("just now"));
            }
        }
    }

    @Test
    void saysInOneLineThatNobodyAnswers() {
        // Given
        Admin nowhere = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1"));

        // When, Then
        assertThatThrownBy(() -> new KafkaTopology(nowhere, Duration.ofSeconds(2)).apply(plan, Mode.Create))
                .isInstanceOf(TopologyUnreachable.class)
                .hasMessageContaining("within 2 s")
                .message()
                .hasLineCount(1);
        nowhere.close(Duration.ZERO);
    }

    private void create(NewTopic topic) throws Exception {
        admin.createTopics(List.of(topic)).all().get();
    }

    private int partitions(String topic) throws Exception {
        var answer = admin.describeTopics(List.of(topic)).allTopicNames().get();
        return answer.values().iterator().next().partitions().size();
    }

    private static Topology topology(Topic... topics) {
        return new Topology(List.of(topics), List.of(), List.of(), List.of());
    }

    private static Admin admin(KafkaServer server) {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, server.address()));
    }
}
