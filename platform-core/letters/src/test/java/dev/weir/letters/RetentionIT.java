package dev.weir.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Connection;
import dev.weir.testkit.KafkaServer;
import dev.weir.testkit.RabbitServer;
import dev.weir.testkit.client.MessageClient;
import dev.weir.testkit.client.TestMessage;
import dev.weir.wire.Headers;
import dev.weir.wire.PhysicalNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** Letters whose Integration says how long they are kept go by themselves, and not before. */
class RetentionIT {
    private static final Duration RETENTION = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PhysicalNames names = new PhysicalNames("orders-" + UUID.randomUUID(), "enrich");

    @Test
    void kafkaDeletesALetterOnceItIsOldEnough() throws Exception {
        Map<String, String> quick =
                Map.of("log.retention.check.interval.ms", "200", "log.initial.task.delay.ms", "200");
        try (KafkaServer kafka = KafkaServer.fresh(quick);
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.address()));
                MessageClient client = MessageClient.of(kafka)) {
            Map<String, String> config =
                    Map.of("cleanup.policy", "compact,delete", "retention.ms", Long.toString(RETENTION.toMillis()));
            admin.createTopics(List.of(new NewTopic(names.deadLetters(), 1, (short) 1).configs(config)))
                    .all()
                    .get();

            goes(client, KafkaLot.open(kafka.address(), names));
        }
    }

    @Test
    void rabbitMqDeletesALetterOnceItIsOldEnough() throws Exception {
        RabbitServer rabbit = RabbitServer.shared();
        try (Connection connection = RabbitLot.factory(rabbit.uri()).newConnection();
                MessageClient client = MessageClient.of(rabbit)) {
            Map<String, Object> arguments = Map.of(
                    "x-queue-type",
                    "quorum",
                    "x-overflow",
                    "reject-publish",
                    "x-delivery-limit",
                    -1L,
                    "x-message-ttl",
                    RETENTION.toMillis());
            connection.createChannel().queueDeclare(names.deadLetters(), true, false, false, arguments);

            goes(client, RabbitLot.open(rabbit.uri(), names));
        }
    }

    private void goes(MessageClient client, DeadLetters letters) {
        try (letters) {
            Instant failed = Instant.now();
            client.publishTo(
                    names.deadLetters(),
                    List.of(TestMessage.of("{}")
                            .withKey("dead-1")
                            .with(Headers.DEAD_ID, "dead-1")
                            .with(Headers.FINGERPRINT, "aaaa0000")
                            .with(Headers.LAST_FAILED, failed.toString())));

            DeadLetter letter = letters.list(Selection.all()).getFirst();
            assertThat(letter.expires(RETENTION)).isEqualTo(failed.plus(RETENTION));
            assertThat(letter.expires(null)).isNull();
            assertThat(letters.groups(Selection.all()).getFirst().expires(RETENTION))
                    .isEqualTo(failed.plus(RETENTION));

            await().atMost(PATIENCE).until(() -> letters.count() == 0);
            assertThat(Instant.now()).isAfterOrEqualTo(failed.plus(RETENTION));
        }
    }
}
