package dev.weir.runtime;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConnectionFactory;
import dev.weir.testkit.KafkaServer;
import dev.weir.testkit.RabbitServer;
import dev.weir.testkit.TestBroker;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** What somebody does to a broker behind a connector's back. */
final class Destinations {
    private Destinations() {}

    /** Something done with an administrator's client. */
    private interface Deed<T> {
        void with(T client) throws Exception;
    }

    /** Deletes a topic or a topic exchange. */
    static void remove(TestBroker broker, String destination) {
        switch (broker) {
            case KafkaServer kafka ->
                on(kafka, it -> it.deleteTopics(List.of(destination)).all().get());
            case RabbitServer rabbit -> on(rabbit, it -> it.exchangeDelete(destination));
        }
    }

    /** Declares dead letters as nobody would: at rest for a day on Kafka, gone after five deliveries on RabbitMQ. */
    static void declareOtherwise(TestBroker broker, String deadLetters) {
        switch (broker) {
            case KafkaServer kafka -> {
                NewTopic topic = new NewTopic(deadLetters, Optional.empty(), Optional.empty());
                on(kafka, it -> it.createTopics(List.of(topic.configs(Map.of("retention.ms", "86400000"))))
                        .all()
                        .get());
            }
            case RabbitServer rabbit ->
                on(
                        rabbit,
                        it -> it.queueDeclare(
                                deadLetters,
                                true,
                                false,
                                false,
                                Map.of(
                                        "x-queue-type",
                                        "quorum",
                                        "x-overflow",
                                        "reject-publish",
                                        "x-delivery-limit",
                                        5)));
        }
    }

    private static void on(KafkaServer kafka, Deed<Admin> deed) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.address()))) {
            deed.with(admin);
        } catch (Exception e) {
            throw new IllegalStateException("an administrator of " + kafka + " failed", e);
        }
    }

    private static void on(RabbitServer rabbit, Deed<Channel> deed) {
        ConnectionFactory factory = new ConnectionFactory();
        try {
            factory.setUri(rabbit.uri());
            try (var connection = factory.newConnection();
                    var channel = connection.createChannel()) {
                deed.with(channel);
            }
        } catch (Exception e) {
            throw new IllegalStateException("an administrator of " + rabbit + " failed", e);
        }
    }
}
