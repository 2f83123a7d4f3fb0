package dev.weir.runner.broker;

import dev.weir.letters.Content;
import dev.weir.runner.state.Running;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Listens to what passes a destination from now on, without taking anything from its readers. */
public interface Tap extends AutoCloseable {
    /**
     * One message.
     *
     * @param place topic, partition and offset, or the exchange
     * @param headers as text
     */
    record Seen(String place, @Nullable String key, Map<String, String> headers, Content body) {}

    /**
     * Begins to listen.
     *
     * @throws dev.weir.runner.output.Refusal when that cannot be
     */
    static Tap open(BrokerAccess access, Running.Side side) {
        return access.isKafka() ? new KafkaTap(access, side.destination()) : new RabbitTap(access, side.destination());
    }

    /** What has passed since the last call, after at most the given time. */
    List<Seen> next(Duration patience);

    @Override
    void close();
}
