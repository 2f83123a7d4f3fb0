package dev.weir.runner.broker;

import dev.weir.letters.DeadLetters;
import dev.weir.runner.state.Running;
import dev.weir.wire.PhysicalNames;
import java.util.Objects;

/** Opens the dead letters of an Integration. */
public final class LettersOf {
    private LettersOf() {}

    /** The letters of the group that reads an input. */
    public static DeadLetters open(BrokerAccess access, Running.Side input) {
        var names = new PhysicalNames(input.destination(), Objects.requireNonNull(input.group()));
        return access.isKafka()
                ? DeadLetters.kafka(KafkaClients.config(access), names)
                : DeadLetters.rabbit(RabbitClients.factory(access), names);
    }
}
