package dev.weir.runner.output;

import dev.weir.letters.Content;
import dev.weir.letters.DeadLetter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter for machines.
 *
 * @param letter its own id
 * @param id the message's
 * @param body text, or {@code base64:} and the bytes
 * @param expires when the broker may delete it; null for never
 */
public record LetterView(
        String letter,
        String id,
        @Nullable String root,
        @Nullable String key,
        @Nullable String body,
        Map<String, String> headers,
        int attempts,
        @Nullable Instant firstFailed,
        @Nullable Instant lastFailed,
        @Nullable String errorType,
        @Nullable String errorMessage,
        String fingerprint,
        @Nullable String origin,
        int redrives,
        @Nullable String integration,
        @Nullable String trace,
        boolean foreign,
        String parked,
        @Nullable Instant expires) {

    /**
     * What machines are told of a letter.
     *
     * @param retention how long the broker keeps letters; null for ever
     */
    public static LetterView of(DeadLetter from, @Nullable Duration retention) {
        var headers = new LinkedHashMap<String, String>();
        from.headers().forEach(it -> headers.put(it.name(), it.text()));
        return new LetterView(
                from.deadId(),
                from.id(),
                from.root(),
                text(from.key()),
                text(from.body()),
                headers,
                from.attempts(),
                from.firstFailed(),
                from.lastFailed(),
                from.errorType(),
                from.errorMessage(),
                from.fingerprint(),
                from.origin(),
                from.redrives(),
                from.integration(),
                from.trace(),
                from.foreign(),
                from.parked(),
                from.expires(retention));
    }

    private static @Nullable String text(@Nullable Content content) {
        return content == null ? null : Objects.toString(content);
    }
}
