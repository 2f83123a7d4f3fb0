package dev.weir.contract;

import dev.weir.testkit.KafkaServer;
import dev.weir.testkit.RabbitServer;
import dev.weir.testkit.TestBroker;

/** Makes a place on a broker unfit to publish to, and fit again. A place is a topic; an exchange or a queue. */
interface Sabotage extends AutoCloseable {
    static Sabotage on(TestBroker broker) {
        return switch (broker) {
            case KafkaServer kafka -> new KafkaSabotage(kafka);
            case RabbitServer rabbit -> new RabbitSabotage(rabbit);
        };
    }

    /** Deletes it. */
    void remove(String place);

    /** Creates what {@link #remove} deleted, as it was. */
    void restore(String place);

    /** Makes it refuse everything: too few replicas in sync, or a queue at its limit. {@code reader} is where it is read. */
    void saturate(String place, String reader);

    /** Undoes {@link #saturate}. */
    void relieve(String place, String reader);

    /** Makes it take smaller messages only than the connector knows; RabbitMQ's limit is one of the whole server. */
    void shrink(String place, int bytes);

    /** Takes the permission to write away from the connector. */
    void forbid(String place);

    /** Undoes {@link #forbid}. */
    void allow(String place);

    @Override
    void close();
}
