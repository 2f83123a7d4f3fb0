package dev.weir.runtime;

import com.rabbitmq.client.ConnectionFactory;
import dev.weir.testkit.KafkaServer;
import dev.weir.testkit.RabbitServer;
import dev.weir.testkit.TestBroker;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** What somebody does to a broker behind a connector's back. */
final class Destinations {
    private Destinations() {}

    /** Deletes a topic or a topic exchange. */
    static void remove(TestBroker broker, String destination) {
        try {
            switch (broker) {
                case KafkaServer kafka -> {
                    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.address()))) {
                        admin.deleteTopics(List.of(destination)).all().get();
                    }
                }
                case RabbitServer rabbit -> {
                    ConnectionFactory factory = new ConnectionFactory();
                    factory.setUri(rabbit.uri());
                    try (var connection = factory.newConnection();
                            var channel = connection.createChannel()) {
                        channel.exchangeDelete(destination);
                    }
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException("cannot delete " + destination, e);
        }
    }
}
