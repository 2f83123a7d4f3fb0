package dev.weir.letters;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Letters that failed alike.
 *
 * @param fingerprint what they have in common, see {@link DeadLetter#fingerprint}
 * @param count letters in the group
 * @param oldest earliest of their last failures; null when none tells it
 * @param newest latest of their last failures; null when none tells it
 * @param errorType of the newest letter
 * @param errorMessage of the newest letter
 * @param foreign how many of them are of unknown origin
 */
public record LetterGroup(
        String fingerprint,
        long count,
        @Nullable Instant oldest,
        @Nullable Instant newest,
        @Nullable String errorType,
        @Nullable String errorMessage,
        long foreign) {

    /**
     * When the broker may begin to delete letters of the group; null when nobody knows.
     *
     * @param retention how long the broker keeps letters; null for ever
     */
    public @Nullable Instant expires(@Nullable Duration retention) {
        return oldest == null || retention == null ? null : oldest.plus(retention);
    }

    static LetterGroup of(DeadLetter letter) {
        return new LetterGroup(
                letter.fingerprint(),
                1,
                letter.lastFailed(),
                letter.lastFailed(),
                letter.errorType(),
                letter.errorMessage(),
                letter.foreign() ? 1 : 0);
    }

    LetterGroup and(LetterGroup other) {
        boolean later = newest == null || (other.newest != null && !other.newest.isBefore(newest));
        LetterGroup last = later ? other : this;
        return new LetterGroup(
                fingerprint,
                count + other.count,
                earlier(oldest, other.oldest),
                last.newest,
                last.errorType,
                last.errorMessage,
                foreign + other.foreign);
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
