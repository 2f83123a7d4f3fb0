package dev.weir.letters;

import dev.weir.wire.MessageIds;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What others write on dead letters: Spring Kafka ({@code kafka_dlt-*}), Spring Cloud Stream's binders
 * ({@code x-original-*}, {@code x-exception-*}) and RabbitMQ ({@code x-death}).
 */
final class ForeignMarks {
    private static final Set<String> BINDER = Set.of(
            "x-original-topic",
            "x-original-partition",
            "x-original-offset",
            "x-original-timestamp",
            "x-original-timestamp-type",
            "x-original-exchange",
            "x-original-routingKey",
            "x-exception-fqcn",
            "x-exception-message",
            "x-exception-stacktrace");

    private final RawLetter raw;
    private final Map<?, ?> death;

    ForeignMarks(RawLetter raw) {
        this.raw = raw;
        this.death = death(raw);
    }

    private static Map<?, ?> death(RawLetter raw) {
        Object deaths = raw.value("x-death").orElse(List.of());
        return deaths instanceof List<?> list && !list.isEmpty() && list.getFirst() instanceof Map<?, ?> last
                ? last
                : Map.of();
    }

    /** Whether a header says how a message died, and would lie about one that is tried again. */
    static boolean isMark(String name) {
        return BINDER.contains(name);
    }

    Optional<String> errorType() {
        return raw.text("kafka_dlt-exception-cause-fqcn")
                .or(() -> raw.text("kafka_dlt-exception-fqcn"))
                .or(() -> raw.text("x-exception-fqcn"));
    }

    Optional<String> errorMessage() {
        return raw.text("kafka_dlt-exception-message")
                .or(() -> raw.text("x-exception-message"))
                .or(this::deathNote);
    }

    private Optional<String> deathNote() {
        return Optional.ofNullable(death.get("reason"))
                .map(reason -> reason + " from queue '" + death.get("queue") + "'");
    }

    /** The identity the message would have had for us, where its first position is told. */
    Optional<String> id() {
        return position(MessageIds::ofRecord);
    }

    Optional<String> origin() {
        return position((topic, partition, offset) -> topic + "-" + partition + "-" + offset)
                .or(() -> raw.text("x-original-exchange")
                        .map(exchange -> exchange + "/"
                                + raw.text("x-original-routingKey").orElse("")))
                .or(() -> Optional.ofNullable(death.get("exchange")).map(exchange -> exchange + "/" + routingKey()));
    }

    private Object routingKey() {
        return death.get("routing-keys") instanceof List<?> keys && !keys.isEmpty() ? keys.getFirst() : "";
    }

    Optional<Instant> died() {
        return death.get("time") instanceof Instant time ? Optional.of(time) : Optional.empty();
    }

    private interface Position {
        String of(String topic, int partition, long offset);
    }

    private Optional<String> position(Position position) {
        return position("kafka_dlt-original-", position).or(() -> position("x-original-", position));
    }

    private Optional<String> position(String prefix, Position position) {
        Optional<String> topic = raw.text(prefix + "topic");
        Optional<BigInteger> partition = number(prefix + "partition");
        Optional<BigInteger> offset = number(prefix + "offset");
        return topic.isPresent() && partition.isPresent() && offset.isPresent()
                ? Optional.of(position.of(
                        topic.get(), partition.get().intValue(), offset.get().longValue()))
                : Optional.empty();
    }

    /** Spring writes numbers as big-endian bytes; small ones look like text. */
    private Optional<BigInteger> number(String name) {
        return raw.value(name)
                .map(value -> value instanceof Content content ? content : Content.of(value.toString()))
                .filter(content -> content.size() == Integer.BYTES || content.size() == Long.BYTES)
                .map(content -> new BigInteger(content.bytes()));
    }
}
