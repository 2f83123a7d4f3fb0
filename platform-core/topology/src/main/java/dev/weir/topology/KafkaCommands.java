package dev.weir.topology;

import dev.weir.wire.Topology.Topic;

/** The command lines of a Kafka distribution that repair a difference, for error messages. */
final class KafkaCommands {
    private KafkaCommands() {}

    static String create(Topic topic) {
        var command = new StringBuilder("kafka-topics.sh --create --topic ").append(topic.name());
        if (topic.partitions() > 0) {
            command.append(" --partitions ").append(topic.partitions());
        }
        if (topic.replication() > 0) {
            command.append(" --replication-factor ").append(topic.replication());
        }
        topic.config()
                .forEach((name, value) ->
                        command.append(" --config ").append(name).append('=').append(value));
        return command.toString();
    }

    static String alter(String topic, String name, String value) {
        String quoted = value.contains(",") ? "[" + value + "]" : value;
        return "kafka-configs.sh --alter --entity-type topics --entity-name " + topic + " --add-config '" + name + "="
                + quoted + "'";
    }
}
