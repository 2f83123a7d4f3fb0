package dev.weir.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import dev.weir.testkit.RabbitServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RabbitRejectIT {
    @Test
    void aMessageThatAForeignConsumerRejectedIsALetterOfUnknownOrigin() throws Exception {
        RabbitServer server = RabbitServer.shared();
        try (Lot lot = Lot.on(server);
                DeadLetters letters = lot.open();
                var connection = RabbitLot.factory(server.uri()).newConnection();
                var channel = connection.createChannel()) {
            // Given
            String work = lot.names().workQueue();
            Map<String, Object> arguments = new HashMap<>();
            arguments.put("x-queue-type", "quorum");
            arguments.put("x-overflow", "reject-publish");
            arguments.put("x-dead-letter-exchange", "");
            arguments.put("x-dead-letter-routing-key", lot.names().deadLetters());
            arguments.put("x-dead-letter-strategy", "at-least-once");
            channel.queueDeclare(work, true, false, false, arguments);
            channel.confirmSelect();
            var properties = new BasicProperties.Builder()
                    .messageId("m-1")
                    .headers(Map.of("tenant", "acme"))
                    .build();
            channel.basicPublish("", work, properties, new byte[] {1, 2});
            channel.waitForConfirmsOrDie(10_000);

            // When
            channel.basicReject(channel.basicGet(work, false).getEnvelope().getDeliveryTag(), false);
            await().atMost(Duration.ofSeconds(20)).until(() -> letters.count() == 1);
            DeadLetter letter = letters.list(Selection.all()).getFirst();

            // Then
            assertThat(letter.foreign()).isTrue();
            assertThat(letter.errorMessage()).isEqualTo("rejected from queue '" + work + "'");
            assertThat(letter.lastFailed()).isNotNull();
            assertThat(letters.show(letter.deadId())).isPresent();

            // When
            letters.redrive(Selection.all(), RedriveOptions.because("retry"), Progress.SILENT);

            // Then
            List<Message> arrived = lot.inbox();
            assertThat(arrived).singleElement().satisfies(message -> assertThat(message.headers())
                    .containsEntry("tenant", "acme")
                    .containsEntry("weir-id", letter.id())
                    .doesNotContainKey("x-death"));
        }
    }
}
