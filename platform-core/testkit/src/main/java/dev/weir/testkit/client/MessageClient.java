package dev.weir.testkit.client;

import dev.weir.testkit.KafkaServer;
import dev.weir.testkit.RabbitServer;
import dev.weir.testkit.TestBroker;
import java.util.List;

/**
 * A plain client of a broker. A destination is a topic, or a topic exchange; a mailbox is a topic, or a queue reached
 * directly.
 */
public interface MessageClient extends AutoCloseable {
    /** A client of the broker. */
    static MessageClient of(TestBroker broker) {
        return switch (broker) {
            case KafkaServer kafka -> new KafkaMessageClient(kafka);
            case RabbitServer rabbit -> new RabbitMessageClient(rabbit);
        };
    }

    /** Makes sure that a destination exists; on Kafka with the given number of partitions. */
    void declare(String destination, int partitions);

    /** Makes sure that a mailbox exists. */
    void declareMailbox(String mailbox);

    /** Whether messages published to the destination now will reach the group: always on Kafka, once it reads on RabbitMQ. */
    boolean reaches(String destination, String group);

    /** Publishes to a destination; returns when the broker has confirmed all. */
    void publish(String destination, List<TestMessage> messages);

    /** Publishes to a mailbox; returns when the broker has confirmed all. */
    void publishTo(String mailbox, List<TestMessage> messages);

    /** Collects everything that is published to a destination from now on, and on Kafka before. */
    Collected collect(String destination);

    /** Takes everything that lies in a mailbox into a collection, and what comes later. */
    Collected drain(String mailbox);

    @Override
    void close();
}
