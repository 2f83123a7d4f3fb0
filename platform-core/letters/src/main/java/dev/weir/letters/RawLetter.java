package dev.weir.letters;

import dev.weir.letters.DeadLetter.Header;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A letter as a broker holds it, before its headers are understood.
 *
 * @param key record key of the parked record; null on RabbitMQ
 * @param time when the broker or the publisher says it was parked
 * @param parked see {@link DeadLetter#parked}
 * @param mark tells this letter from others that carry no dead id
 */
record RawLetter(
        List<Header> headers,
        Map<String, Object> properties,
        @Nullable Content key,
        Content body,
        @Nullable Instant time,
        String parked,
        String mark) {
    /** The last header of the name, whatever its type, as text. */
    Optional<String> text(String name) {
        return value(name).map(Object::toString);
    }

    /** The last header of the name. */
    Optional<Object> value(String name) {
        for (int i = headers.size() - 1; i >= 0; i--) {
            if (headers.get(i).name().equals(name)) {
                return Optional.of(headers.get(i).value());
            }
        }
        return Optional.empty();
    }

    /** A property that is text. */
    Optional<String> property(String name) {
        return properties.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
