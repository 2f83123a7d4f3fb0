package dev.weir.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class ServerSettingsIT {
    private static final String LOGIN =
            "org.apache.kafka.common.security.plain.PlainLoginModule required " + "username=\"%s\" password=\"%s\"%s;";

    @Test
    void aKafkaCanTakeSmallMessagesOnly() throws Exception {
        try (KafkaServer kafka = KafkaServer.fresh(Map.of("message.max.bytes", "1000"));
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.address()));
                var producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka.address()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            // Given
            admin.createTopics(List.of(new NewTopic("small", 1, (short) 1)))
                    .all()
                    .get();

            // Then
            assertThat(producer.send(new ProducerRecord<>("small", new byte[500]))
                            .get()
                            .hasOffset())
                    .isTrue();
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("small", new byte[2_000]))
                            .get())
                    .hasCauseInstanceOf(RecordTooLargeException.class);
        }
    }

    @Test
    void aKafkaCanDemandALogin() throws Exception {
        // Given
        Map<String, String> login = Map.of(
                "listener.security.protocol.map",
                "CLIENTS:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
                "sasl.enabled.mechanisms",
                "PLAIN",
                "sasl.mechanism.inter.broker.protocol",
                "PLAIN",
                "listener.name.clients.plain.sasl.jaas.config",
                LOGIN.formatted("broker", "secret", " user_broker=\"secret\" user_weir=\"known\""));

        try (KafkaServer kafka = KafkaServer.fresh(login)) {
            // Then
            assertThat(clusterSeenBy(kafka, "known")).isNotBlank();
            assertThatThrownBy(() -> clusterSeenBy(kafka, "wrong"))
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    @Test
    void aRabbitCanTakeSmallMessagesOnlyAndShowsItsManagement() throws Exception {
        try (RabbitServer rabbit = RabbitServer.fresh(Map.of("max_message_size", "1000"))) {
            // Given
            ConnectionFactory factory = new ConnectionFactory();
            factory.setUri(rabbit.uri());

            // Then
            try (Connection connection = factory.newConnection()) {
                Channel channel = connection.createChannel();
                channel.confirmSelect();
                channel.queueDeclare("small", true, false, false, Map.of("x-queue-type", "quorum"));
                channel.basicPublish("", "small", null, new byte[500]);
                channel.waitForConfirmsOrDie();
                channel.basicPublish("", "small", null, new byte[2_000]);
                assertThatThrownBy(channel::waitForConfirmsOrDie).hasMessageContaining("larger than");
            }
            assertThat(get(rabbit, rabbit.managementUrl() + "/api/queues")).contains("\"name\":\"small\"");
            assertThat(get(rabbit, rabbit.prometheusUrl())).contains("rabbitmq_build_info");
        }
    }

    private static String clusterSeenBy(KafkaServer kafka, String password) throws Exception {
        Map<String, Object> client = Map.of(
                "bootstrap.servers",
                kafka.address(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                LOGIN.formatted("weir", password, ""));
        try (Admin admin = Admin.create(client)) {
            return admin.describeCluster().clusterId().get();
        }
    }

    private static String get(RabbitServer rabbit, String url) throws Exception {
        String login = rabbit.user() + ":" + rabbit.password();
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
