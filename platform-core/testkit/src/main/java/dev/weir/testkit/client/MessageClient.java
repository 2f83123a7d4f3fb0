package dev.weir.testkit.client;

import dev.weir.testkit.KafkaServer;
import dev.weir.testkit.RabbitServer;
import dev.weir.testkit.TestBroker;
import java.util.List;
import java.util.function.Consumer;

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

    /** {@code kafka} or {@code rabbitmq}. */
    String kind();

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

    /**
     * Makes sure that what is published to a destination from now on can be read, and on Kafka what was before.
     *
     * @return the mailbox to read it from
     */
    String declareReader(String destination);

    /** Takes everything that lies in a mailbox, and what comes later; the sink is called by one thread at a time. */
    Reading read(String mailbox, Consumer<TestMessage> sink);

    /** Collects everything that is published to a destination from now on, and on Kafka before. */
    default Collected collect(String destination) {
        return drain(declareReader(destination));
    }

    /** Takes everything that lies in a mailbox into a collection, and what comes later. */
    default Collected drain(String mailbox) {
        return new Collected(into -> read(mailbox, into::add));
    }

    /**
     * A copy of what a group has not finished of a destination. On RabbitMQ what a consumer holds at this moment is not
     * seen.
     */
    List<TestMessage> waiting(String destination, String group);

    /**
     * A copy of what lies in a mailbox; empty when there is none.
     *
     * @param group Kafka consumer group whose finished records are left out; empty for all records
     */
    List<TestMessage> lying(String mailbox, String group);

    @Override
    void close();
}
