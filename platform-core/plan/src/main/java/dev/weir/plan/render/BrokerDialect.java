package dev.weir.plan.render;

import dev.weir.model.BrokerType;
import dev.weir.plan.resolve.Resolved.Input;
import dev.weir.plan.resolve.Resolved.Output;
import dev.weir.wire.Topology;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one type of broker says what an Integration says. */
sealed interface BrokerDialect permits KafkaDialect, RabbitDialect {
    static BrokerDialect of(BrokerType type) {
        return switch (type) {
            case Kafka -> new KafkaDialect();
            case RabbitMq -> new RabbitDialect();
        };
    }

    /** Name of the binder in the process. */
    String binder();

    Fragment connection(Connection connection);

    Fragment consumer(Input input);

    Fragment producer(Output output);

    /** The second consumer for what is tried again, and the producer of retries and dead letters. */
    Fragment deadLetter(Input input);

    /** What must exist before the input can be read. */
    Topology topology(Input input);

    /** What must exist before the output can be written. */
    Topology topology(Output output);

    /** What the user must be allowed for the sides that are on this broker. */
    List<String> permissions(@Nullable Input input, @Nullable Output output);

    /** What the user must be allowed who takes dead letters out. */
    List<String> redrive(Input input);
}
