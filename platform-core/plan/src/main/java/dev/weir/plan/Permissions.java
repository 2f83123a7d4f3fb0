package dev.weir.plan;

import dev.weir.model.BrokerType;
import java.util.List;

/**
 * What the user of one Broker must be allowed, and no more.
 *
 * @param broker name of the Broker
 * @param lines Kafka: one ACL each, {@code topic orders: Describe, Read}; RabbitMQ: {@code configure}, {@code write} and
 *     {@code read}, each with its regular expression
 */
public record Permissions(String broker, BrokerType type, List<String> lines) {
    public Permissions {
        lines = List.copyOf(lines);
    }
}
