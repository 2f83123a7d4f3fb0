package dev.weir.plan;

import dev.weir.model.BrokerType;
import java.util.List;

/**
 * What users of one Broker must be allowed, and no more.
 *
 * @param broker name of the Broker
 * @param lines Kafka: one ACL each, {@code topic orders: Describe, Read}; RabbitMQ: {@code configure}, {@code write} and
 *     {@code read}, each with its regular expression
 * @param redrive the same for whoever lists, redrives and discards dead letters from outside; empty where there are none
 */
public record Permissions(String broker, BrokerType type, List<String> lines, List<String> redrive) {
    public Permissions {
        lines = List.copyOf(lines);
        redrive = List.copyOf(redrive);
    }
}
